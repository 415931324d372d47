package shiliu.controller.http;

/** What a route does, on a worker thread; refusals of any kind are turned into problem documents. */
@FunctionalInterface
interface Action {
    @SuppressWarnings("ThrowsChecked")
    Answer run(Call call) throws Exception;
}
