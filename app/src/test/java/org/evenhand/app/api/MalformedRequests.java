package org.evenhand.app.api;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PersonId;

/** Requests that deserve no answer but a problem, as the bytes that are sent. */
final class MalformedRequests {
  private static final String LIVE = "Authorization: Bearer " + ApiServer.TOKEN + "\r\n";
  private final List<Case> all = new ArrayList<>();
  private final GatePort.Ids own;
  private final GatePort.Ids foreign;
  private final PersonId me;
  private final PersonId other;
  private final String token;

  /**
   * One request.
   *
   * @param about what is wrong with it
   * @param bytes each character one byte
   */
  record Case(String about, String bytes) {
    @Override
    public String toString() {
      return about;
    }
  }

  MalformedRequests(GatePort gate) {
    this(
        gate.ids(ApiServer.CALLER.app()),
        gate.ids(ApiServer.OTHER.app()),
        ApiServer.CALLER.viewer(),
        ApiServer.TOKEN);
  }

  /**
   * Requests for another server.
   *
   * @param own the ids of the app whose token it is
   * @param foreign another app's
   * @param me whose token it is
   * @param token a live token
   */
  MalformedRequests(GatePort.Ids own, GatePort.Ids foreign, PersonId me, String token) {
    this.own = own;
    this.foreign = foreign;
    this.me = me;
    this.other = new PersonId(me.number() + 1);
    this.token = token;
  }

  List<Case> all() {
    fields();
    parameters();
    cursors();
    paths();
    methods();
    tokens();
    bodies();
    heads();
    smuggling();
    return all;
  }

  private void add(String about, String bytes) {
    all.add(new Case(about, bytes.replace(ApiServer.TOKEN, token)));
  }

  private void get(String about, String target) {
    add(
        about + ": " + shortened(target),
        "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + LIVE + "Connection: close\r\n\r\n");
  }

  private static String shortened(String text) {
    return text.length() < 80 ? text : text.substring(0, 80) + "…";
  }

  private void fields() {
    var wrong =
        List.of(
            "",
            ",",
            "id,",
            ",id",
            "id,,name",
            "id;name",
            "id%20name",
            "id%2C%2Cname",
            "ID",
            "Id",
            "shoe_size",
            "name.first",
            "name{id}",
            "id{id}",
            "id.limit(1)",
            "photos{",
            "photos}",
            "photos{}",
            "photos{id}}",
            "photos{{id}}",
            "photos{id},",
            "photos.limit",
            "photos.limit(",
            "photos.limit()",
            "photos.limit(0)",
            "photos.limit(501)",
            "photos.limit(-1)",
            "photos.limit(1.5)",
            "photos.limit(1e3)",
            "photos.limit(99999999999999999999)",
            "photos.limit(%D9%A3)",
            "photos.limit(1).limit(2)",
            "photos.order(x)",
            "photos.after()",
            "photos.after(c1.AAAA)",
            "photos.before(../../etc/passwd)",
            "photos.after(c1.x).before(c1.x)",
            "friends{friends}",
            "friends{relationships}",
            "photos{photos}",
            "tags",
            "partner",
            "photos{tags{tags}}",
            "friends{photos{tags{photos{id}}}}",
            "id,id",
            "name,id,name",
            "photos,photos",
            "photos{taken_at,taken_at}",
            "*",
            "%2A",
            "__proto__",
            "constructor",
            "id%00",
            "%00",
            "id%0A",
            "id%0D%0ASet-Cookie:a",
            "%EF%BB%BFid",
            "id%E2%80%8B",
            "%F0%9F%98%80",
            "n%C3%A4me",
            "%C1%A9d",
            "%C0%AE",
            "%ED%A0%80",
            "%FF",
            "%80",
            "%F8%88%80%80%80",
            "%E2%82",
            "%",
            "%1",
            "%zz",
            "%%",
            "id%",
            "id%2",
            "%u0069d",
            "'",
            "%22",
            "%3Cscript%3E",
            "id'--",
            "id)or(1=1",
            "${id}".replace("$", "%24"),
            "id/**/",
            "id?",
            "id:name",
            "id+name",
            "+id",
            "photos.limit(3)id",
            "photos.limit(3){id}name",
            ".limit(3)",
            "photos..limit(3)",
            "photos.(3)",
            "photos.limit((3))",
            "relationships{partner{friends}}",
            "relationships{name}",
            "friends.limit(3){id",
            "friends{name,photos{id}",
            "summary(true)",
            "photos.summary(true)",
            "photos.fields(id)",
            "photos.as(p)",
            "me{id}");
    wrong.forEach(text -> get("fields", "/v1/me?fields=" + text));
    wrong.stream()
        .filter(text ->
            !text.contains("tags") && !text.contains("partner") && !text.contains("relationships{"))
        .filter(text -> text.length() > 3)
        .forEach(text -> get("fields of friends", "/v1/me/friends?fields=" + text));
    get("too long", "/v1/me?fields=" + "a".repeat(4097));
    get("too long and encoded", "/v1/me?fields=" + "%61".repeat(4097));
    get("too deep", "/v1/me?fields=" + "friends{".repeat(500) + "id" + "}".repeat(500));
    get("deep without end", "/v1/me?fields=" + "photos{tags{".repeat(300));
    get("fields of a frame", "/v1/records/77?fields=id");
    get("friends of another", "/v1/people/" + own.person(other) + "?fields=friends");
  }

  private void parameters() {
    for (var query :
        List.of(
            "limit=1",
            "after=x",
            "before=x",
            "field=id",
            "fields=id&fields=id",
            "Fields=id",
            "q",
            "format=xml",
            "format=",
            "format=json&format=json",
            "metadata=1",
            "debug=all",
            "=",
            "=x",
            "method=POST",
            "access_token=ev_at_live",
            "fields=id&access_token=ev_at_live",
            "suppress_http_code=1",
            "pretty=yes",
            "callback=alert",
            "%66%69elds=id&fields=id",
            "a=%FF",
            "%FF=a",
            "%00=1",
            "fields=id&&x",
            "fields=id#x")) {
      get("parameter of one", "/v1/me?" + query);
    }
    for (var query :
        List.of(
            "limit=0",
            "limit=-1",
            "limit=501",
            "limit=",
            "limit",
            "limit=ten",
            "limit=1&limit=2",
            "limit=%31&limit=1",
            "limit=99999999999999999999",
            "limit=1.0",
            "limit=0x10",
            "limit=+5",
            "limit=%D9%A3",
            "limit= 5".replace(" ", "%20"),
            "offset=5",
            "since=1",
            "until=1",
            "total_count=1",
            "summary=true")) {
      get("parameter of a list", "/v1/me/friends?" + query);
      get("parameter of a list", "/v1/me/photos?" + query);
    }
  }

  private void cursors() {
    for (var cursor :
        List.of(
            "",
            "c1.",
            "c1.x",
            "c2.AAAAAAAAAAAAAAAAAAAAAA",
            "c1.AAAAAAAAAAAAAAAAAAAAAA",
            "0",
            "-1",
            "1",
            "null",
            "c1.%00",
            "c1.%FF",
            "c1." + "A".repeat(3000),
            "c1.AAAAAAAAAAAAAAAAAAAAA%3D",
            "%63%31.x",
            foreign.cursor(Edge.FRIENDS, me.number(), me, 2),
            own.cursor(Edge.PHOTOS, me.number(), me, 2),
            own.cursor(Edge.FRIENDS, other.number(), me, 2),
            own.cursor(Edge.FRIENDS, me.number(), other, 2),
            own.cursor(Edge.FRIENDS, me.number(), me, 2) + "A",
            own.cursor(Edge.FRIENDS, me.number(), me, 2).substring(1))) {
      get("cursor after", "/v1/me/friends?after=" + cursor);
      get("cursor before", "/v1/me/friends?before=" + cursor);
      get("cursor within", "/v1/me?fields=friends.after(" + cursor + ")");
    }
    String good = own.cursor(Edge.FRIENDS, me.number(), me, 2);
    get("cursor twice", "/v1/me/friends?after=" + good + "&after=" + good);
    get("both cursors", "/v1/me/friends?after=" + good + "&before=" + good);
    get("cursor in a list of lists", "/v1/me/friends?fields=photos.after(" + good + ")");
  }

  private void paths() {
    for (var path :
        List.of(
            "/v1",
            "/v1/",
            "/v1/ME",
            "/v1/me/",
            "/v1/me/friends/",
            "/v1//me",
            "//v1/me",
            "/v1/./me",
            "/v1/x/../me",
            "/v1/me/friends/2",
            "/v1/you",
            "/v1/people",
            "/v1/people/",
            "/v1/people/1/friends",
            "/v1/records",
            "/v1/records/",
            "/v1/records/0",
            "/v1/records/-1",
            "/v1/records/1e3",
            "/v1/records/abc",
            "/v1/records/99999999999999999999",
            "/v1/records/%30",
            "/v1/%6De",
            "/v1/me%2Ffriends",
            "/v1/me%00",
            "/v1/me;jsessionid=1",
            "/v1;a=b/me",
            "/v1/me%3Bx",
            "/v1/me\\friends",
            "/v1/me%5Cfriends",
            "/v1/%C0%AE%C0%AE/me",
            "/v1/%FF",
            "/v1/%",
            "/v1/%2",
            "/v1/%zz",
            "/v1/people/p_AAAAAAAAAAAAAAAAAAAAAA",
            "/v1/people/1",
            "/v1/people/" + foreign.person(other),
            "/v1/people/" + "p".repeat(3000),
            "/v1/people/..",
            "/v1/people/%2e%2e/me",
            "/v1/people/p_%41",
            "/v1/../etc/passwd",
            "/v1/../../",
            "/V1/me",
            "/v2/me",
            "/v1./me",
            "/v1.0.0/me",
            "/v1me",
            "v1/me",
            "*",
            "http://",
            "http://a:b/v1/me",
            "/v1/<me>",
            "/v1/me|x",
            "/v1/{me}",
            "/v1/me\u0007",
            "/v1/m\u00e9",
            "/" + "a".repeat(20_000),
            "/v1/me?fields=" + "a".repeat(20_000))) {
      get("path", path);
    }
  }

  private void methods() {
    for (var method :
        List.of(
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "get",
            "Get",
            "FOO",
            "GETT",
            "G\u00cbT",
            "A".repeat(300))) {
      for (var path : List.of("/v1/me", "/v1/me/friends", "/v1/people/p_x", "/v1/records/77")) {
        add(
            "method " + shortened(method) + " " + path,
            method
                + " "
                + path
                + " HTTP/1.1\r\nHost: a\r\n"
                + LIVE
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
      }
    }
  }

  private void tokens() {
    for (var header :
        List.of(
            "",
            "Authorization: \r\n",
            "Authorization: Bearer\r\n",
            "Authorization: Bearer \r\n",
            "Authorization: ev_at_live\r\n",
            "Authorization: Basic ZXZfYXRfbGl2ZTo=\r\n",
            "Authorization: DPoP ev_at_live\r\n",
            "Authorization: Bearer ev_at_unknown\r\n",
            "Authorization: Bearer ev_at_old\r\n",
            "Authorization: Bearer ev_at_live,\r\n",
            "Authorization: Bearer ev_at_live x\r\n",
            "Authorization: Bearer \"ev_at_live\"\r\n",
            "Authorization: Bearer=ev_at_live\r\n",
            "Authorization: Bearer\tev_at_live\r\n",
            "Authorization: Bearer ev_at_live=x\r\n",
            "Authorization: Bearer =\r\n",
            "Authorization: Bearer ev_at_l\u00efve\r\n",
            "Authorization: Bearer " + "a".repeat(513) + "\r\n",
            "Authorization: Bearer " + "a".repeat(7000) + "\r\n",
            LIVE + LIVE,
            LIVE + "authorization: Bearer ev_at_other\r\n",
            "Authorization: Bearer ev_at_live, Bearer ev_at_live\r\n",
            "Authorization: Bearer ev_at_live;ev\r\n",
            "Authorization: Bearer %65v_at_live\r\n",
            "Authorization : Bearer ev_at_live\r\n",
            "Proxy-Authorization: Bearer ev_at_live\r\n",
            "X-Authorization: Bearer ev_at_live\r\n",
            "Cookie: access_token=ev_at_live\r\n",
            "Authorization: Bearer ev_at_\u0000live\r\n",
            "Authorization: Token ev_at_live\r\n")) {
      add(
          "token " + shortened(header.replace("\r\n", "⏎")),
          "GET /v1/me HTTP/1.1\r\nHost: a\r\n" + header + "Connection: close\r\n\r\n");
    }
    add(
        "token in the URL",
        "GET /v1/me?access_token=ev_at_live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    add(
        "token in the form",
        "POST /v1/me HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 23\r\nConnection: close\r\n\r\naccess_token=ev_at_live");
    var random = new Random(3);
    for (int i = 0; i < 20; i++) {
      var bytes = new byte[24];
      random.nextBytes(bytes);
      add(
          "forged token " + i,
          "GET /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ev_at_"
              + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
              + "\r\nConnection: close\r\n\r\n");
    }
  }

  private void bodies() {
    String head = "GET /v1/me HTTP/1.1\r\nHost: a\r\n" + LIVE;
    add("body on GET", head + "Content-Length: 2\r\n\r\n{}");
    add("huge body on GET", head + "Content-Length: 1000000\r\n\r\n" + "x".repeat(1_000_000));
    add("endless body on GET", head + "Content-Length: 999999999999\r\n\r\n" + "x".repeat(1000));
    add("chunked body on GET", head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
    add("bad chunks on GET", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
    add("huge chunk on GET", head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nx");
    add(
        "body on POST",
        head.replace("GET", "POST") + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
    add(
        "huge body on POST",
        head.replace("GET", "POST") + "Content-Length: 3000000\r\n\r\n" + "x".repeat(3_000_000));
    add(
        "body without a token",
        "GET /v1/me HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000));
    add("body cut short", head + "Content-Length: 100\r\n\r\nx");
    add(
        "expects what nobody does",
        head + "Expect: miracles\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
  }

  private void heads() {
    String line = "GET /v1/me?fields=id HTTP/1.1\r\n";
    add("no host", line + LIVE + "Connection: close\r\n\r\n");
    add("two hosts", line + "Host: a\r\nHost: b\r\n" + LIVE + "\r\n");
    add("bad host", line + "Host: a b\r\n" + LIVE + "\r\n");
    add("bad port", line + "Host: a:99999x\r\n" + LIVE + "\r\n");
    add("space before colon", line + "Host: a\r\nX : y\r\n" + LIVE + "\r\n");
    add("no colon", line + "Host: a\r\nnonsense\r\n" + LIVE + "\r\n");
    add("no name", line + "Host: a\r\n: y\r\n" + LIVE + "\r\n");
    add("null in header", line + "Host: a\r\nX: a\u0000b\r\n" + LIVE + "\r\n");
    add("bare carriage return", line + "Host: a\r\nX: a\rb\r\n" + LIVE + "\r\n");
    add("bytes in name", line + "Host: a\r\nX\u00e9: a\r\n" + LIVE + "\r\n");
    add(
        "too large a header",
        line + "Host: a\r\n" + LIVE + "X: " + "x".repeat(40_000) + "\r\n\r\n");
    add("too many headers", line + "Host: a\r\n" + LIVE + "X: y\r\n".repeat(200) + "\r\n");
    add("HTTP/2.0", "GET /v1/me HTTP/2.0\r\nHost: a\r\n" + LIVE + "\r\n");
    add("HTTP/3.0", "GET /v1/me HTTP/3.0\r\nHost: a\r\n" + LIVE + "\r\n");
    add("HTTP/1.2x", "GET /v1/me HTTP/1.2x\r\nHost: a\r\n" + LIVE + "\r\n");
    add("HTTX", "GET /v1/me HTTX/1.1\r\nHost: a\r\n" + LIVE + "\r\n");
    add(
        "three spaces",
        "GET   /v1/me?x HTTP/1.1\r\nHost: a\r\n" + LIVE + "Connection: close\r\n\r\n");
    add("only a word", "GET\r\n\r\n");
    add("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n");
    add("noise", "\u00ff\u00fe\u0001 \u0002 \u0003\r\n\r\n");
  }

  private void smuggling() {
    String head = "POST /v1/me HTTP/1.1\r\nHost: a\r\n" + LIVE;
    String hidden = "GET /v1/me HTTP/1.1\r\nHost: a\r\n" + LIVE + "\r\n";
    for (var framing :
        List.of(
            "Content-Length: 0\r\nContent-Length: 5\r\n",
            "Content-Length: 0\r\nContent-Length: 0\r\n",
            "Content-Length: 0, 5\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: +5\r\n",
            "Content-Length: 0x5\r\n",
            "Content-Length: 5 5\r\n",
            "Content-Length: \r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length : 0\r\n",
            "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Transfer-Encoding: gzip\r\n",
            "Transfer-Encoding: identity\r\n",
            "Transfer-Encoding: chunked, identity\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
            "Transfer-Encoding:\u000bchunked\r\n",
            "Transfer-Encoding : chunked\r\n",
            "X: y\r\n Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: \"chunked\"\r\n",
            "Transfer-Encoding: chunked;q=1\r\n")) {
      add("smuggling " + framing.replace("\r\n", "⏎"), head + framing + "\r\n0\r\n\r\n" + hidden);
      add(
          "smuggling on GET " + framing.replace("\r\n", "⏎"),
          "GET /v1/you HTTP/1.1\r\nHost: a\r\n" + LIVE + framing + "\r\n0\r\n\r\n" + hidden);
    }
  }
}
