package org.evenhand.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.evenhand.app.confidential.Openings;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.webhooks.SigningKeys;
import org.evenhand.consent.ConsentActs;
import org.evenhand.consent.Consents;
import org.evenhand.contribution.ContributionActs;
import org.evenhand.contribution.Contributions;
import org.evenhand.erasure.ErasureActs;
import org.evenhand.erasure.Erasures;
import org.evenhand.gate.Gate;
import org.evenhand.gate.GateParts;
import org.evenhand.gate.LastAccesses;
import org.evenhand.people.CatalogueFile;
import org.evenhand.people.People;
import org.evenhand.people.UnfinishedImport;
import org.evenhand.people.disclosure.Disclosure;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.people.intake.ImportCopies;
import org.evenhand.people.intake.PeopleImport;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.people.owner.OwnPhotos;
import org.evenhand.people.owner.OwnView;
import org.evenhand.record.Change.Content;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.Log;
import org.evenhand.record.ProcessStopper;
import org.evenhand.record.Table;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.seal.DirectoryFolder;
import org.evenhand.record.seal.LineProofs;
import org.evenhand.record.seal.LogKeys;
import org.evenhand.record.seal.Sealer;
import org.evenhand.record.segment.Lookup;
import org.evenhand.record.segment.Meter;
import org.evenhand.record.segment.Rows;
import org.evenhand.record.segment.Segments;
import org.evenhand.record.vault.FileKeyVault;
import org.evenhand.register.Law;
import org.evenhand.register.LawFile;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;
import org.evenhand.store.rocks.RocksStore;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole of Evenhand but the network: record, folds, acts and gate, opened in their order and
 * closed in the reverse of it.
 */
public final class Platform implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
  private static final Duration SEAL_EVERY = Duration.ofSeconds(1);
  private static final Duration SEALED_WITHIN = Duration.ofSeconds(10);

  /** More than can be recorded in a second, and read in much less. */
  private static final int TAIL_FRAMES_EACH_SECOND = 50_000;

  private final List<Runnable> eachSecond = new CopyOnWriteArrayList<>();
  private final Deque<AutoCloseable> toClose;
  private final Path folder;
  private final ProcessStopper stopper;
  private final long leastFreeBytes;
  private final Catalogue catalogue;
  private final Law law;
  private final RocksStore store;
  private final Sweep sweep;
  private final FileKeyVault vault;
  private final FrameCodec codec;
  private final Log log;
  private final ImportCopies imports;
  private final PhotoFiles photoFiles;
  private final People people;
  private final Consents consents;
  private final Register register;
  private final Erasures erasures;
  private final Contributions contributions;
  private final List<Consumer<PersonId>> forgetting = new CopyOnWriteArrayList<>();
  private final List<Consumer<Content>> photosGone = new CopyOnWriteArrayList<>();
  private final ConsentActs consentActs;
  private final ErasureActs erasureActs;
  private final ContributionActs contributionActs;
  private final RegisterActs registerActs;
  private final OwnView ownView;
  private final OwnLists ownLists;
  private final OwnPhotos ownPhotos;
  private final FictionalTags fictional;
  private final Gate gate;
  private volatile @Nullable Lookup lookup;
  private volatile @Nullable Sealer sealer;
  private volatile @Nullable Meter meter;
  private volatile @Nullable Segments segments;

  private Platform(
      PlatformConfiguration configuration,
      InstantSource clock,
      LongSupplier nanos,
      ProcessStopper stopper,
      Deque<AutoCloseable> toClose)
      throws IOException {
    this.toClose = toClose;
    var random = new SecureRandom();
    this.stopper = stopper;
    folder = PrivateFolder.of(configuration.folder());
    leastFreeBytes = configuration.leastFreeBytes();
    catalogue = CatalogueFile.builtIn();
    law = LawFile.builtIn();
    // Whoever has the log's folder has all of them: nothing else is touched before.
    var files = kept(DirectoryLogFiles.open(PrivateFolder.of(folder.resolve("log"))));
    ReplayedFolder.removeLeft(folder);
    var keys = folder.resolve("vault");
    vault =
        kept(
            Log.begun(files)
                ? FileKeyVault.existing(keys, random)
                : new FileKeyVault(keys, random));
    var rows = PrivateFolder.of(folder.resolve("store"));
    store = kept(RocksStore.open(rows, configuration.store()));
    sweep = kept(new Sweep(store.table("sweep"), store::sweep, clock));
    eachSecond.add(() -> {
      var _ = sweep.eachSecond();
    });
    imports = new ImportCopies(PrivateFolder.of(folder.resolve("imports")), vault);
    photoFiles =
        new PhotoFiles(
            PrivateFolder.of(folder.resolve("photos")),
            vault,
            configuration.photoBytes(),
            Platform::tell);
    people = kept(new People(store.table("people"), imports, this::dropped));
    consents = Consents.open(store.table("consent"), clock);
    register = Register.open(store.table("register"), catalogue);
    codec = new FrameCodec(catalogue, vault, random, configuration.tagCacheBytes());
    contributions = Contributions.open(store.table("contribution"));
    erasures = Erasures.open(store.table("erasure"), vault, this::forget);
    // The folds catch up with the record here, before anything can be asked of them. People last:
    // the
    // view that they keep would hold in the files what a later fold deletes (decision 0011).
    log =
        kept(
            Log.open(
                configuration.log(),
                files,
                codec,
                clock,
                nanos,
                List.of(consents, register, contributions, erasures, people),
                stopper));
    people.unfinishedImports().forEach(Platform::tell);
    photoFiles.tidy(people::names);
    contributions.letGoOfPending();
    contributionActs = new ContributionActs(contributions, log::append, log::now, random);
    consentActs = new ConsentActs(log, vault, consents, catalogue, random);
    registerActs = new RegisterActs(log, register, law);
    erasureActs = new ErasureActs(erasures, log::append, log::now);
    ownView = new OwnView(store.table("people"), catalogue, photoFiles);
    ownLists = new OwnLists(store.table("people"), log::appendAll);
    ownPhotos = new OwnPhotos(store.table("people"), photoFiles, log::append, log::now);
    fictional = new FictionalTags(store.table("fictional"), vault, clock);
    eachSecond.add(fictional::eachSecond);
    gate = kept(Gate.open(gateParts()));
    forgetting.add(gate.lastAccesses()::forget);
    startClock(stopper);
  }

  /**
   * Opens a platform, making it where there is none.
   *
   * @throws IOException if its folder cannot be used, is in use, or is damaged; the message says
   *     how
   */
  public static Platform open(
      PlatformConfiguration configuration, InstantSource clock, ProcessStopper stopper)
      throws IOException {
    return open(configuration, clock, System::nanoTime, stopper);
  }

  /**
   * The same on a clock that is not the machine's.
   *
   * @param nanos nanoseconds that pass as the clock's time does
   */
  public static Platform open(
      PlatformConfiguration configuration,
      InstantSource clock,
      LongSupplier nanos,
      ProcessStopper stopper)
      throws IOException {
    var toClose = new ArrayDeque<AutoCloseable>();
    try {
      return new Platform(configuration, clock, nanos, stopper, toClose);
    } catch (IOException | RuntimeException failure) {
      close(toClose).forEach(failure::addSuppressed);
      throw failure;
    }
  }

  private static void tell(UnfinishedImport cut) {
    LOG.warn(
        "The import at position {} of the record ({}; SHA-256 {}) was cut short, and some of its"
            + " people are missing. Run `evenhand import people` with the same files again.",
        cut.position(),
        cut.what(),
        cut.sha256());
  }

  private static void tell(Content damaged) {
    LOG.warn(
        "The photo's file photos/{}/{} is not what its name says, and is not served. Bring it back"
            + " from a backup.",
        damaged.sha256().substring(0, 2),
        damaged.sha256().substring(2));
  }

  /** What stands beside the record forgets somebody, once their key is destroyed. */
  private void forget(PersonId person) {
    codec.forget(person);
    Accounts.erase(store.table("identity"), person);
    LastAccesses.erase(store.table("last-accesses"), person);
    contributions.forget(person);
    forgetting.forEach(more -> more.accept(person));
    sweep.due();
  }

  FictionalTags fictional() {
    return fictional;
  }

  private void dropped(Content content) {
    photosGone.forEach(more -> more.accept(content));
    photoFiles.remove(content);
  }

  /**
   * Tells of photos' bytes that no row names any more: their photo was deleted or replaced, or its
   * owner erased.
   */
  void onPhotoGone(Consumer<Content> listener) {
    photosGone.add(listener);
  }

  private GateParts gateParts() {
    return new GateParts(
        catalogue,
        log,
        codec,
        vault,
        register,
        consents,
        consentActs,
        people,
        new Disclosure(store.table("people"), catalogue, photoFiles),
        store.table("limits"),
        store.table("last-accesses"));
  }

  /** Once a second: what has run out is expired in the record, what stands beside it is saved. */
  private void startClock(ProcessStopper stopper) {
    var clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("evenhand-clock").daemon().factory());
    var _ =
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                consentActs.expireDue(log.now());
                erasureActs.due();
                gate.save();
                eachSecond.forEach(Runnable::run);
              } catch (RuntimeException e) {
                stopper.stop("what is due each second failed", e);
              }
            },
            1,
            1,
            TimeUnit.SECONDS);
    kept(() -> {
      clock.shutdown();
      if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the clock's task does not end");
      }
    });
  }

  /**
   * Has something done each second, as part of the platform's clock: short, and never throwing.
   *
   * @return ends that
   */
  public AutoCloseable eachSecond(Runnable task) {
    eachSecond.add(task);
    return () -> eachSecond.remove(task);
  }

  /**
   * Opens the public log over this record: from here on what is acknowledged is sealed within a
   * second. Once for a platform; what was recorded before is sealed before this returns.
   *
   * @throws IOException if the log's keys cannot be used, or are another log's
   */
  public void publish(PublicLogConfiguration configuration) throws IOException {
    PrivateFolder.of(folder.resolve("sealer"));
    var made =
        kept(
            Segments.open(
                PrivateFolder.of(folder.resolve("segments")), new Rows(catalogue, codec)));
    var keys =
        LogKeys.open(folder.resolve("keys"), configuration.name(), configuration.passphrase());
    var witnesses = configuration.asked();
    witnesses.forEach(this::kept);
    var parts =
        new Sealer.Parts(
            log,
            new DirectoryFolder(folder),
            keys,
            List.copyOf(witnesses),
            new SegmentAnalysis(made, folder.resolve("public/tally"), fictional, log),
            stopper);
    // Closed first of all: it reads the record a last time.
    var sealing = kept(Sealer.open(parts, SEAL_EVERY));
    eachSecond(() -> {
      var seen = sealing.published();
      registerActs.published(seen.sealedTo(), seen.logSize());
    });
    sealer = sealing;
    var people = new Lookup(made, log::scan, () -> new Rows(catalogue, codec));
    eachSecond(() -> people.keepUp(TAIL_FRAMES_EACH_SECOND));
    lookup = people;
    segments = made;
    meter = new Meter(made, log::scan, () -> new Rows(catalogue, codec));
  }

  /** Whether what is recorded comes under a seal in good time; empty where nothing is published. */
  Optional<Boolean> sealsKeepUp() {
    return Optional.ofNullable(sealer).map(seals -> !seals.lags(SEALED_WITHIN));
  }

  /** How far the public log is; empty where nothing is published. */
  Optional<Sealer.Watched> seals() {
    return Optional.ofNullable(sealer).map(Sealer::watched);
  }

  /** Looks people up in the record; empty where nothing is published. */
  Optional<Lookup> lookup() {
    return Optional.ofNullable(lookup);
  }

  /** The record's lines as files; empty where nothing is published. */
  Optional<Segments> segments() {
    return Optional.ofNullable(segments);
  }

  /** Counts lines in the record; empty where nothing is published. */
  Optional<Meter> meter() {
    return Optional.ofNullable(meter);
  }

  /** Makes proofs of single lines; only where something is published. */
  LineProofs lineProofs() {
    return new LineProofs(log::scan, new DirectoryFolder(folder));
  }

  /** The folder of what everybody may have. */
  Path publicFolder() {
    return folder.resolve("public");
  }

  /** The public log's verifier keys, as they are published; empty where no log is. */
  String logKeys() {
    try {
      return Files.readString(publicFolder().resolve("key"));
    } catch (NoSuchFileException none) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("the public log's keys cannot be read", e);
    }
  }

  /** The values behind commitments in the register. */
  public Openings openings() throws IOException {
    return Openings.in(PrivateFolder.of(folder.resolve("confidential")), new SecureRandom());
  }

  /** What webhooks' events are signed with: beside the public log's keys, and none of them. */
  SigningKeys webhookKeys() throws IOException {
    return SigningKeys.open(PrivateFolder.of(folder.resolve("keys")));
  }

  private <T extends AutoCloseable> T kept(T resource) {
    toClose.push(resource);
    return resource;
  }

  /** The data types. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The rules of law that terms can name. */
  public Law law() {
    return law;
  }

  /** Removes what was deleted from the store's files now, and not some time after an erasure. */
  void sweep() {
    sweep.now();
  }

  /** A table for what stands beside the record, such as accounts. */
  public Table table(String name) {
    return store.table(name);
  }

  /** People's and the installation's keys. */
  public FileKeyVault vault() {
    return vault;
  }

  /** Reads the record's frames. */
  public FrameCodec codec() {
    return codec;
  }

  /** The record. */
  public Log log() {
    return log;
  }

  /** People, friendships, photos, privacy. */
  public People people() {
    return people;
  }

  /** Brings people in, keeping a sealed copy of what comes. */
  public PeopleImport intake() {
    return new PeopleImport(people, vault, catalogue, log::append, imports, photoFiles);
  }

  /** Who said yes to what. */
  public Consents consents() {
    return consents;
  }

  /** How consents change. */
  public ConsentActs consentActs() {
    return consentActs;
  }

  /** How people are erased, and what makes that wait. */
  public ErasureActs erasureActs() {
    return erasureActs;
  }

  /** What apps tell about people. */
  public Contributions contributions() {
    return contributions;
  }

  /** How apps come to tell, and people let them. */
  public ContributionActs contributionActs() {
    return contributionActs;
  }

  /** Apps, terms, agreements, cut-offs. */
  public Register register() {
    return register;
  }

  /** How the register changes. */
  public RegisterActs registerActs() {
    return registerActs;
  }

  /** Whom people let in to their data or keep out of it. */
  public OwnLists ownLists() {
    return ownLists;
  }

  /** A private folder for what has not wholly arrived. */
  Path arriving() throws IOException {
    return PrivateFolder.of(folder.resolve("arriving"));
  }

  /** How people bring photos of their own and take them away. */
  public OwnPhotos ownPhotos() {
    return ownPhotos;
  }

  /** A person's own view. */
  public OwnView ownView() {
    return ownView;
  }

  /** The one way out. */
  public Gate gate() {
    return gate;
  }

  /** Whether the folder can be written to, and has room for what is to come. */
  public boolean diskUsable() {
    try {
      return Files.isWritable(folder)
          && Files.getFileStore(folder).getUsableSpace() >= leastFreeBytes;
    } catch (IOException failure) {
      return false;
    }
  }

  /** Closes everything, the newest first; what fails keeps nothing else open. */
  @Override
  public void close() {
    var failures = close(toClose);
    if (!failures.isEmpty()) {
      var failure = new IllegalStateException("closing the platform", failures.getFirst());
      failures.stream().skip(1).forEach(failure::addSuppressed);
      throw failure;
    }
  }

  private static List<Exception> close(Deque<AutoCloseable> toClose) {
    var failures = new ArrayList<Exception>();
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) {
        failures.add(e);
      }
    }
    return failures;
  }
}
