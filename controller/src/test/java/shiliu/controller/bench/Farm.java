package shiliu.controller.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link CardFarm} and the ports of its cards. */
record Farm(Process process, BufferedReader said, Writer orders, List<Integer> ports) implements AutoCloseable {
    static Farm start(int cards, String driver) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CardFarm.class.getName(),
                        String.valueOf(cards),
                        driver)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Farm farm = new Farm(process, process.inputReader(), process.outputWriter(), new ArrayList<>());
        for (int i = 0; i < cards; i++) {
            farm.ports.add(Integer.parseInt(farm.line()));
        }
        return farm;
    }

    private String line() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("the cards' process ended");
        }
        return line;
    }

    /** From now on so many of the first cards are without power; the others have it. */
    void dead(int count) throws IOException {
        orders.write(count + "\n");
        orders.flush();
        line();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
