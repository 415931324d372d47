package shiliu.controller.store;

/** What is done in one transaction. An exception takes all of it back. */
@FunctionalInterface
public interface Work<T, X extends Exception> {
    T in(Tables tables) throws X;
}
