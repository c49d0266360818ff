package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the picture of a request: the body itself, or the part {@value #PART} of a form (RFC 7578),
 * as clients of Graph APIs send it. While it arrives it lies in a file that has no name any more,
 * so a slow client takes no memory, and neither a crash nor a refusal leaves anything of it.
 */
final class PictureBody {
  /** The part of a form that is the picture. */
  static final String PART = "source";

  /** Pictures that may arrive at once. */
  private static final int AT_ONCE = 32;

  /** What a form may take beside its picture. */
  private static final int FORM_BYTES = 64 * 1024;

  private static final int PART_HEADER_BYTES = 2 * 1024;
  private static final int BUFFER = 16 * 1024;

  private final int mostBytes;
  private final Path folder;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * Over a private folder.
   *
   * @param mostBytes of a picture
   */
  PictureBody(int mostBytes, Path folder) {
    this.mostBytes = mostBytes;
    this.folder = folder;
  }

  /** A picture that has wholly arrived; not in memory yet. Closing it removes it, once. */
  record Arrived(FileChannel file, Semaphore room) implements AutoCloseable {
    byte[] bytes() throws IOException {
      var bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      while (bytes.hasRemaining()) {
        if (file.read(bytes, bytes.position()) < 0) {
          throw new IOException("an arrived picture became shorter");
        }
      }
      return bytes.array();
    }

    @Override
    public void close() throws IOException {
      room.release();
      file.close();
    }
  }

  /**
   * Reads it.
   *
   * @throws RequestProblem if there is none, or too much
   * @throws IOException if the client breaks off
   */
  Arrived read(HttpServletRequest request) throws IOException, RequestProblem {
    if (request.getContentLengthLong() > mostBytes + (long) FORM_BYTES) {
      throw tooLarge();
    }
    if (!room.tryAcquire()) {
      throw new RequestProblem(
          ProblemType.NOT_READY,
          "Too many pictures arrive at once",
          "Too many pictures arrive at once. Try again in a second. Nothing was kept.");
    }
    boolean whole = false;
    try {
      var file = isForm(request) ? form(request) : kept(request.getInputStream());
      whole = true;
      return new Arrived(file, room);
    } finally {
      if (!whole) {
        room.release();
      }
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  private FileChannel form(HttpServletRequest request) throws IOException, RequestProblem {
    var upload = new FileUpload();
    upload.setSizeMax(mostBytes + (long) FORM_BYTES);
    upload.setPartHeaderSizeMax(PART_HEADER_BYTES);
    upload.setFileCountMax(1);
    FileChannel picture = null;
    try {
      var parts = upload.getItemIterator(new ServletRequestContext(request));
      while (parts.hasNext()) {
        picture = part(parts.next(), picture);
      }
      if (picture == null) {
        throw bad("The form has no part '" + PART + "'");
      }
      var whole = picture;
      picture = null;
      return whole;
    } catch (SizeException tooLarge) {
      throw tooLarge();
    } catch (FileUploadIOException unfit) {
      throw unfit.getCause() instanceof SizeException ? tooLarge() : noForm();
    } catch (FileUploadException | MultipartStream.MalformedStreamException unfit) {
      throw noForm();
    } finally {
      if (picture != null) {
        picture.close();
      }
    }
  }

  private FileChannel part(FileItemStream part, @Nullable FileChannel before)
      throws IOException, RequestProblem {
    if (!PART.equals(part.getFieldName()) || before != null) {
      throw bad("The form has another part than '" + PART + "', once");
    }
    try (var bytes = part.openStream()) {
      return kept(bytes);
    }
  }

  private FileChannel kept(InputStream from) throws IOException, RequestProblem {
    // Its name goes with its opening: a crash leaves nothing that anybody could read.
    var file =
        FileChannel.open(
            folder.resolve(UUID.randomUUID().toString()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    boolean whole = false;
    try {
      copy(from, file);
      whole = true;
      return file;
    } finally {
      if (!whole) {
        file.close();
      }
    }
  }

  private void copy(InputStream from, FileChannel file) throws IOException, RequestProblem {
    var buffer = new byte[BUFFER];
    long length = 0;
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      length += read;
      if (length > mostBytes) {
        throw tooLarge();
      }
      var bytes = ByteBuffer.wrap(buffer, 0, read);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
    if (length == 0) {
      throw bad("There is no picture in the body");
    }
  }

  private RequestProblem tooLarge() {
    return tooLarge(mostBytes);
  }

  static RequestProblem tooLarge(int mostBytes) {
    return new RequestProblem(
        ProblemType.TOO_LARGE,
        "The picture is too large",
        "A picture has " + mostBytes + " bytes at most. Nothing was kept.");
  }

  private static RequestProblem noForm() {
    return bad("The form cannot be read");
  }

  private static RequestProblem bad(String what) {
    return new RequestProblem(
        ProblemType.BAD_PARAMETER,
        what,
        what
            + ". The body is a picture, or multipart/form-data with the part '"
            + PART
            + "' alone. Nothing was kept.");
  }
}
