package org.amaan.platform.limits;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.TooManyRequests;
import org.jboss.logging.Logger;

/**
 * What is left for each client and each agency. A client is a person where its tokens name one, so
 * that a colleague's flood stops nobody before the agency's allowance is used up.
 *
 * <p>Without the database each replica counts for itself; nobody is refused for that.
 */
@ApplicationScoped
class Allowances {

  private static final Logger LOG = Logger.getLogger(Allowances.class);

  private final Limits limits;
  private final SharedAllowances shared;
  private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
  private volatile Runnable soon = () -> {};
  private boolean failed;

  Allowances(Limits limits, SharedAllowances shared) {
    this.limits = limits;
    this.shared = shared;
  }

  /**
   * @return zero when it was taken, or how long until there is something left
   */
  Duration take(Kind kind, Caller caller) {
    Budget own = ofClient(kind, caller);
    Duration wait = own.take();
    if (wait.isZero()) {
      Budget all = ofAgency(kind, caller);
      wait = all.take();
      if (!wait.isZero()) {
        own.giveBack();
      }
      settleEarly(all);
    }
    settleEarly(own);
    return wait;
  }

  void require(Kind kind, Caller caller) {
    Duration wait = take(kind, caller);
    if (!wait.isZero()) {
      throw refusal(wait);
    }
  }

  /** What cannot be refused any more counts all the same. */
  void charge(Kind kind, Caller caller) {
    for (Budget budget : List.of(ofClient(kind, caller), ofAgency(kind, caller))) {
      budget.charge();
      settleEarly(budget);
    }
  }

  Duration untilSomethingIsLeft(Kind kind, Caller caller) {
    Duration own = ofClient(kind, caller).untilSomethingIsLeft();
    Duration all = ofAgency(kind, caller).untilSomethingIsLeft();
    return own.compareTo(all) > 0 ? own : all;
  }

  static TooManyRequests refusal(Duration wait) {
    return new TooManyRequests(wait.plusMillis(999).toSeconds());
  }

  private Budget ofClient(Kind kind, Caller caller) {
    return of(
        kind.word()
            + " client "
            + caller.client()
            + " "
            + Objects.requireNonNullElse(caller.person(), ""),
        limits.ofOneClient(kind));
  }

  private Budget ofAgency(Kind kind, Caller caller) {
    String agency = caller.agency();
    return of(
        kind.word() + (agency == null ? " all of " + caller.client() : " agency " + agency),
        limits.ofOneAgency(kind));
  }

  private Budget of(String key, long perMinute) {
    return budgets.computeIfAbsent(
        key, each -> new Budget(each, perMinute, TimeMeter.SYSTEM_MILLISECONDS));
  }

  /** Before this replica has given away much that another may have given away too. */
  private void settleEarly(Budget budget) {
    if (budget.unsettled() >= limits.lease(budget.capacity())) {
      soon.run();
    }
  }

  void whenMuchWasTaken(Runnable settleSoon) {
    soon = settleSoon;
  }

  /** Tells the other replicas what was taken here, and learns what they took. */
  void settle() {
    List<SharedAllowances.Taken> taken = new ArrayList<>();
    for (Budget budget : new ArrayList<>(budgets.values())) {
      long count = budget.unsettled();
      if (count != 0) {
        taken.add(new SharedAllowances.Taken(budget, count));
      } else if (budget.isFull()) {
        budgets.remove(budget.key(), budget);
      }
    }
    if (taken.isEmpty()) {
      return;
    }
    try {
      Map<String, Double> levels = shared.settle(taken);
      for (SharedAllowances.Taken each : taken) {
        Double level = levels.get(each.from().key());
        if (level != null) {
          each.from().settled(each.count(), level);
        }
      }
      failed = false;
    } catch (SQLException e) {
      if (!failed) {
        LOG.warnf("limits are not shared with other replicas for now: %s", e.getSQLState());
      }
      failed = true;
    }
  }
}
