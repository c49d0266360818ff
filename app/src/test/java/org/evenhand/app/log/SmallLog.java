package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.Signer;
import org.evenhand.proof.Tile;
import org.evenhand.proof.TileEdge;
import org.evenhand.proof.TileReader;
import org.evenhand.proof.VerifierKey;

/** A log of its own making, written by the code that writes real ones; its owner may be a rogue. */
public final class SmallLog implements TileReader, AutoCloseable {
  /** The files by their paths; whoever holds them may do with them what it likes. */
  public final Map<String, byte[]> files = new ConcurrentHashMap<>();

  private final String origin;
  private final List<Signer> signers = new ArrayList<>();
  private List<byte[]> entries = new ArrayList<>();
  private TileEdge edge = TileEdge.EMPTY;
  private HttpServer server;

  /** A log without entries. */
  public SmallLog(String origin) {
    this.origin = origin;
    signers.add(signer(origin));
  }

  /** A new key of that name. */
  public static Signer signer(String name) {
    try {
      return Signer.of(name, SignatureType.ED25519, Signer.generate(SignatureType.ED25519));
    } catch (ProofException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Signs from now on with these. */
  public SmallLog signedBy(List<Signer> others) {
    signers.clear();
    signers.addAll(others);
    return this;
  }

  /** Its first signer. */
  public Signer signer() {
    return signers.getFirst();
  }

  /** Its first key. */
  public VerifierKey key() {
    return signer().verifier();
  }

  /** Appends entries and signs. */
  public SmallLog grow(String... more) {
    var bytes = IntStream.range(0, more.length).mapToObj(i -> more[i].getBytes(UTF_8)).toList();
    int from = entries.size() - entries.size() % Tile.WIDTH;
    files.putAll(EntryBundle.grow(entries.size(), entries.subList(from, entries.size()), bytes));
    var growth = edge.append(bytes.stream().map(MerkleHash::leaf).toList());
    files.putAll(growth.files());
    edge = growth.edge();
    entries.addAll(bytes);
    return sign();
  }

  /** Appends so many acts. */
  public SmallLog grow(int many) {
    int from = entries.size();
    return grow(IntStream.range(from, from + many).mapToObj(SmallLog::act).toArray(String[]::new));
  }

  /** An act as a register writes it. */
  public static String act(int number) {
    return "{\"actor\":{\"id\":\"o-1\",\"role\":\"officer\"},\"id\":\"agreement-"
        + number
        + "\",\"reason\":\"the year is over\",\"type\":\"agreement_ended\"}";
  }

  /** Signs the tree that it has. */
  public SmallLog sign() {
    files.put("checkpoint", note().bytes());
    files.put("key", (key() + "\n").getBytes(UTF_8));
    return this;
  }

  /** The tree that it has, signed. */
  public SignedNote note() {
    return SignedNote.sign(checkpoint().text(), 0, signers);
  }

  /** The tree that it has. */
  public Checkpoint checkpoint() {
    return new Checkpoint(origin, edge.size(), edge.root());
  }

  /** Begins anew under the same name and keys, as if nothing had been shown to anybody. */
  public SmallLog forget() {
    files.clear();
    entries = new ArrayList<>();
    edge = TileEdge.EMPTY;
    return this;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Serves the files; gives the log's prefix. */
  public URI serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext(
        "/log/",
        exchange -> {
          try (exchange) {
            var file = read(exchange.getRequestURI().getPath().substring("/log/".length()));
            exchange.sendResponseHeaders(
                file.isPresent() ? 200 : 404, file.isPresent() ? file.get().length : -1);
            if (file.isPresent()) {
              exchange.getResponseBody().write(file.get());
            }
          }
        });
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/log/");
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }
}
