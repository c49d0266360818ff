package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.evenhand.proof.ProofException.Malformed;

/**
 * The first bytes of a log file ({@code docs/record-format.md} §1).
 *
 * @param log the log's id, in hexadecimal
 * @param first the position of the first frame
 */
record FileHeader(String log, long first) {
  /** Its size. */
  static final int BYTES = 64;

  private static final int SUMMED = 42;
  private static final int ZEROS = 46;

  /** Reads a header. */
  static FileHeader parse(byte[] bytes) throws Malformed {
    BodyReader.check(bytes.length == BYTES, "its header is not whole");
    var magic = "EVENHAND".getBytes(US_ASCII);
    BodyReader.check(Arrays.equals(magic, Arrays.copyOf(bytes, 8)), "it is no file of a record");
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var crc = new CRC32C();
    crc.update(bytes, 0, SUMMED);
    BodyReader.check(in.getInt(SUMMED) == (int) crc.getValue(), "its header's checksum is wrong");
    BodyReader.check(in.getShort(8) == 1, "its version is unknown");
    var rest = Arrays.copyOfRange(bytes, ZEROS, BYTES);
    BodyReader.check(
        Arrays.equals(rest, new byte[rest.length]), "its header does not end in zeros");
    // The id's two halves are written as little-endian numbers; an id reads the other way round.
    var id =
        HexFormat.of().toHexDigits(in.getLong(10)) + HexFormat.of().toHexDigits(in.getLong(18));
    return new FileHeader(id, in.getLong(26));
  }
}
