package org.evenhand.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.RequestEvent.AccessRequested;
import org.evenhand.register.RequestEvent.AppealFiled;
import org.evenhand.register.RequestEvent.AppealRuled;
import org.evenhand.register.RequestEvent.ComplaintFiled;
import org.evenhand.register.RequestEvent.ComplaintRuled;
import org.evenhand.register.RequestEvent.RequestRuled;
import org.evenhand.vocabulary.AppId;

/** Who asked for what, what was ruled, and who objected. */
public final class Requests {
  private final Map<RequestId, AccessRequest> requests;
  private final Map<ComplaintId, Complaint> complaints;

  Requests() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private Requests(Map<RequestId, AccessRequest> requests, Map<ComplaintId, Complaint> complaints) {
    this.requests = requests;
    this.complaints = complaints;
  }

  /** As it stands now, whatever comes. */
  Requests copy() {
    return new Requests(new LinkedHashMap<>(requests), new LinkedHashMap<>(complaints));
  }

  void apply(RequestEvent event, Instant at, Map<AppId, AppFacts> apps) {
    switch (event) {
      case AccessRequested e -> requests.put(e.request(), requested(e, at, apps));
      case RequestRuled e -> {
        var ruling = new AccessRequest.Ruling(e.actor(), e.outcome(), e.reason(), at);
        requests.computeIfPresent(e.request(), (_, one) -> one.ruled(ruling));
      }
      case AppealFiled e -> requests.computeIfPresent(e.request(), (_, one) -> one.appealed(at));
      case AppealRuled e -> {
        var ruling = new AccessRequest.Ruling(e.actor(), e.outcome(), e.reason(), at);
        requests.computeIfPresent(e.request(), (_, one) -> one.ruledAgain(ruling));
      }
      case ComplaintFiled e ->
          complaints.put(
              e.complaint(),
              new Complaint(e.complaint(), e.actor(), e.about(), e.reason(), at, Optional.empty()));
      case ComplaintRuled e -> {
        var ruling = new Complaint.Ruling(e.actor(), e.upheld(), e.reason(), at);
        complaints.computeIfPresent(e.complaint(), (_, one) -> one.ruled(ruling));
      }
    }
  }

  private static AccessRequest requested(AccessRequested e, Instant at, Map<AppId, AppFacts> apps) {
    return new AccessRequest(
        e.request(),
        e.app(),
        Optional.ofNullable(apps.get(e.app())).map(AppFacts::category).orElse(""),
        e.dataTypes(),
        e.purposes(),
        e.reason(),
        e.actor().role().equals(Actor.OFFICER),
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The request of that id. */
  public Optional<AccessRequest> request(RequestId id) {
    return Optional.ofNullable(requests.get(id));
  }

  /** All requests, oldest first. */
  public List<AccessRequest> all() {
    return List.copyOf(requests.values());
  }

  /** The complaint of that id. */
  public Optional<Complaint> complaint(ComplaintId id) {
    return Optional.ofNullable(complaints.get(id));
  }

  /** All complaints, oldest first. */
  public List<Complaint> complaints() {
    return List.copyOf(complaints.values());
  }
}
