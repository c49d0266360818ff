package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.evenhand.app.api.ArrivingPictures.Arrival;
import org.evenhand.app.api.ArrivingPictures.Arrival.Whole;
import org.jspecify.annotations.Nullable;

/**
 * Reads the picture of a request: the body itself, or the part {@value #PART} of a form (RFC 7578),
 * as clients of Graph APIs send it.
 */
final class PictureBody {
  /** The part of a form that is the picture. */
  static final String PART = "source";

  /** What a form may take beside its picture. */
  private static final int FORM_BYTES = 64 * 1024;

  private static final int PART_HEADER_BYTES = 2 * 1024;

  private final ArrivingPictures arriving;

  PictureBody(ArrivingPictures arriving) {
    this.arriving = arriving;
  }

  /**
   * Reads it.
   *
   * @throws RequestProblem if there is none, or too much
   * @throws IOException if the client breaks off
   */
  Whole read(HttpServletRequest request) throws IOException, RequestProblem {
    if (request.getContentLengthLong() > arriving.mostBytes() + (long) FORM_BYTES) {
      throw tooLarge();
    }
    return isForm(request) ? form(request) : kept(request.getInputStream());
  }

  private static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  private Whole form(HttpServletRequest request) throws IOException, RequestProblem {
    var upload = new FileUpload();
    upload.setSizeMax(arriving.mostBytes() + (long) FORM_BYTES);
    upload.setPartHeaderSizeMax(PART_HEADER_BYTES);
    upload.setFileCountMax(1);
    Whole picture = null;
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

  private Whole part(FileItemStream part, @Nullable Whole before)
      throws IOException, RequestProblem {
    if (!PART.equals(part.getFieldName()) || before != null) {
      throw bad("The form has another part than '" + PART + "', once");
    }
    try (var bytes = part.openStream()) {
      return kept(bytes);
    }
  }

  private Whole kept(InputStream from) throws IOException, RequestProblem {
    return switch (arriving.take(from)) {
      case Whole whole -> whole;
      case Arrival.TooLarge _ -> throw tooLarge();
      case Arrival.Empty _ -> throw bad("There is no picture in the body");
      case Arrival.NoRoom _ ->
          throw new RequestProblem(
              ProblemType.NOT_READY,
              "Too many pictures arrive at once",
              "Too many pictures arrive at once. Try again in a second. Nothing was kept.");
    };
  }

  private RequestProblem tooLarge() {
    return tooLarge(arriving.mostBytes());
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
