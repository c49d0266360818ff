package org.evenhand.app.api;

import java.util.Optional;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Gate;
import org.evenhand.gate.Outcome;
import org.evenhand.gate.OwnFrame;
import org.evenhand.gate.TokenPowers;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;

/**
 * The gate itself, behind the API's port.
 *
 * @param gate the one way out
 */
public record GateDoor(Gate gate) implements GatePort {
  @Override
  public Outcome answer(Caller caller, String operation, Query query) {
    return gate.answer(caller, operation, query);
  }

  @Override
  public Outcome goOn(Outcome.Answered looked, Caller caller, String operation, Query query) {
    return gate.goOn(looked, caller, operation, query);
  }

  @Override
  public Optional<Outcome.Refused> ask(AppId app, String operation) {
    return gate.ask(app, operation);
  }

  @Override
  public boolean couldAsk(Caller caller, DataTypeId type) {
    return gate.couldAsk(caller, type);
  }

  @Override
  public long refuse(Caller caller, String operation, Reason reason) {
    return gate.refuse(caller, operation, reason);
  }

  @Override
  public TokenPowers powers(Caller caller) {
    return gate.powers(caller);
  }

  @Override
  public Outcome.Budget budget(AppId app) {
    return gate.budget(app);
  }

  @Override
  public OwnFrame lines(AppId app, String operation, long position) {
    return gate.lines(app, operation, position);
  }

  @Override
  public Ids ids(AppId app) {
    return new AppIds(gate.ids(app));
  }
}
