package shiliu.controller.bench;

import java.util.List;
import shiliu.controller.cli.PathBench;
import shiliu.controller.cli.WallBench;

/** Runs the benches that are asked for, one after the other: {@code path}, {@code wall}, {@code bytes}, {@code update}, {@code encode}, {@code render}, {@code cards}, {@code schedule}, {@code load}. */
public final class Benches {
    private Benches() {}

    /** @param arguments the launcher, {@code ./shiliu}, then the names with commas between */
    public static void main(String[] arguments) throws Exception {
        for (String name : List.of(arguments[1].split(","))) {
            Figures.print("== %s (%s)", name, Figures.load());
            switch (name) {
                case "path" -> PathBench.main(new String[] {arguments[0]});
                case "wall" -> WallBench.main(new String[] {arguments[0]});
                case "bytes" -> PlannedBytes.print();
                case "update" -> UpdateBench.run();
                case "encode" -> EncodeBench.run();
                case "render" -> RenderBench.run();
                case "schedule" -> ScheduleBench.run();
                case "cards" -> ManyCardsBench.run();
                case "load" -> LoadBench.run();
                default -> throw new IllegalArgumentException("no bench is called " + name);
            }
        }
        // What a bench started may have threads of its own.
        System.exit(0);
    }
}
