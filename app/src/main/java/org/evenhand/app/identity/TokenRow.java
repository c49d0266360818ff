package org.evenhand.app.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;

/**
 * What is kept of one token, under the SHA-256 of its value.
 *
 * @param kind access or refresh, and whether a refresh token has been used
 * @param grant the grant it points to
 * @param app whose token it is
 * @param scope the data types it may ask for
 * @param issued since when
 * @param expires from when on it is worth nothing
 * @param bond how it was asked for, and the key that it is bound to
 */
record TokenRow(
    Kind kind,
    GrantId grant,
    AppId app,
    Set<DataTypeId> scope,
    Instant issued,
    Instant expires,
    Bond bond) {
  private static final int FORMAT = 2;
  private static final int WITHOUT_BOND = 1;

  TokenRow {
    scope = Set.copyOf(scope);
  }

  /**
   * What a token has beside its scope.
   *
   * @param key the thumbprint of the key whose holder alone may use it (RFC 9449); empty if there
   *     is none. In a refresh token's row, the key that its access token is bound to
   * @param detailed whether it was asked for by {@code authorization_details} (RFC 9396), which are
   *     then told of it
   */
  record Bond(String key, boolean detailed) {
    static final Bond NONE = new Bond("", false);
  }

  /** The kinds, and the numbers under which they are stored. */
  enum Kind {
    /** Opens the API. */
    ACCESS(1),
    /** Buys one access token and a new refresh token. */
    REFRESH(2),
    /** Was a refresh token; kept until it would have run out, so that a second use is noticed. */
    USED_REFRESH(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Kind of(int code) {
      for (var kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalStateException("a token row of the unknown kind " + code);
    }
  }

  boolean livesAt(Instant at) {
    return at.isBefore(expires);
  }

  TokenRow used() {
    return new TokenRow(Kind.USED_REFRESH, grant, app, scope, issued, expires, bond);
  }

  byte[] encoded() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeByte(kind.code);
      out.writeLong(grant.number());
      out.writeUTF(app.value());
      out.writeLong(issued.getEpochSecond());
      out.writeLong(expires.getEpochSecond());
      out.writeShort(scope.size());
      for (var type : new TreeSet<>(scope)) {
        out.writeUTF(type.value());
      }
      out.writeUTF(bond.key());
      out.writeBoolean(bond.detailed());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static TokenRow decoded(byte[] row) {
    try (var in = new DataInputStream(new ByteArrayInputStream(row))) {
      var format = in.readByte();
      if (format != FORMAT && format != WITHOUT_BOND) {
        throw new IllegalStateException("a token row of the unknown format " + format);
      }
      var kind = Kind.of(in.readByte());
      var grant = new GrantId(in.readLong());
      var app = new AppId(in.readUTF());
      var issued = Instant.ofEpochSecond(in.readLong());
      var expires = Instant.ofEpochSecond(in.readLong());
      var scope = new TreeSet<DataTypeId>();
      for (var left = in.readShort(); left > 0; left--) {
        scope.add(new DataTypeId(in.readUTF()));
      }
      var bond = format == WITHOUT_BOND ? Bond.NONE : new Bond(in.readUTF(), in.readBoolean());
      return new TokenRow(kind, grant, app, scope, issued, expires, bond);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
