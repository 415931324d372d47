package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialPortsTest {
    @TempDir
    private Path root;

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void adaptersAreListedByNameAndEmptySocketsAreNot() throws IOException {
        for (String name : List.of("ttyUSB0", "ttyACM3", "ttyS0", "ttyS1", "tty1", "ttyprintk", "null", "rs485-2")) {
            file("dev/" + name, "");
        }
        file("sys/class/tty/ttyS0/type", "4\n");
        file("sys/class/tty/ttyS1/type", "0\n");
        Files.createDirectories(root.resolve("dev/serial/by-id"));
        Files.createSymbolicLink(
                root.resolve("dev/serial/by-id/usb-1a86_USB_Serial-if00-port0"), Path.of("../../ttyUSB0"));

        List<SerialPorts.Port> ports = new SerialPorts(root).list();

        assertThat(ports)
                .extracting(SerialPorts.Port::device)
                .containsExactly("/dev/rs485-2", "/dev/ttyACM3", "/dev/ttyS0", "/dev/ttyUSB0");
        assertThat(ports.get(3).says()).isEqualTo("usb-1a86_USB_Serial-if00-port0");
        assertThat(ports.get(3).access()).isEqualTo(SerialPorts.Access.OPEN);
    }

    @Test
    void aMachineWithoutAnyHasAnEmptyList() {
        assertThat(new SerialPorts(root).list()).isEmpty();
    }
}
