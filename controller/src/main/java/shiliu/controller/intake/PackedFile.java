package shiliu.controller.intake;

/**
 * One entry of an archive's directory.
 *
 * @param name in NFC
 * @param method 0 stored, 8 deflated
 * @param from where its local header begins
 * @param data where its bytes begin
 */
record PackedFile(String name, int method, long crc, int packed, int expanded, int from, int data) {
    int end() {
        return data + packed;
    }
}
