package org.evenhand.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the first part of a form that brings a file (RFC 7578), and no more, before anybody knows
 * who sends it: the mark that tells our own forms from foreign ones stands there. So the check of
 * marks stands as it does before every other form, and nothing of the file is read until that has
 * passed and somebody is signed in. The page takes the {@linkplain #rest rest}.
 */
final class MarkedForm extends OncePerRequestFilter {
  private static final String REST = "org.evenhand.rest-of-form";
  private static final int MARK_BYTES = 256;
  private static final int PART_HEADER_BYTES = 2 * 1024;
  private static final int MOST_FILES = 1;

  /** What follows the mark; empty if no such form came, or it cannot be read. */
  static Optional<FileItemIterator> rest(HttpServletRequest request) {
    return Optional.ofNullable((FileItemIterator) request.getAttribute(REST));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(bringsFile(request) ? marked(request) : request, response);
  }

  private static boolean bringsFile(HttpServletRequest request) {
    var type = request.getContentType();
    return "POST".equals(request.getMethod())
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  private static HttpServletRequest marked(HttpServletRequest request) throws IOException {
    var upload = new FileUpload();
    upload.setPartHeaderSizeMax(PART_HEADER_BYTES);
    upload.setFileCountMax(MOST_FILES);
    try {
      var parts = upload.getItemIterator(new ServletRequestContext(request));
      if (!parts.hasNext()) {
        return request;
      }
      var first = parts.next();
      var mark = mark(first);
      if (mark == null) {
        return request;
      }
      request.setAttribute(REST, parts);
      return new Marked(request, first.getFieldName(), mark);
    } catch (FileUploadException unreadable) {
      return request; // without a mark: it is refused as a foreign form is
    }
  }

  private static @Nullable String mark(FileItemStream part) throws IOException {
    if (!part.isFormField() || part.getFieldName() == null) {
      return null;
    }
    try (var bytes = part.openStream()) {
      var read = bytes.readNBytes(MARK_BYTES + 1);
      return read.length > MARK_BYTES ? null : new String(read, UTF_8);
    }
  }

  /** The request, with its first part as a parameter. */
  private static final class Marked extends HttpServletRequestWrapper {
    private final String field;
    private final String mark;

    Marked(HttpServletRequest request, String field, String mark) {
      super(request);
      this.field = field;
      this.mark = mark;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return name.equals(field) ? mark : super.getParameter(name);
    }
  }
}
