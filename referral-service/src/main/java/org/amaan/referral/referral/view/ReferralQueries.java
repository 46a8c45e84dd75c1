package org.amaan.referral.referral.view;

import static org.amaan.referral.referral.access.ListFilter.Direction.RECEIVED;
import static org.amaan.referral.referral.access.ListFilter.Direction.SENT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.paging.Keyset;
import org.amaan.referral.referral.access.ListFilter;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.Referral;
import org.jspecify.annotations.Nullable;

/** Reads of referrals. None of them contains personal data, so none is a disclosure. */
@ApplicationScoped
public class ReferralQueries {

  private static final Comparator<Referral> NEWEST_FIRST =
      Comparator.comparing(Referral::createdAt).thenComparing(r -> r.id().toString()).reversed();

  private final ReferralRepository referrals;
  private final Clock clock;

  ReferralQueries(ReferralRepository referrals, Clock clock) {
    this.referrals = referrals;
    this.clock = clock;
  }

  @Transactional
  public Referral one(Viewer viewer, UUID id) {
    return referrals.visibleTo(viewer, id);
  }

  /** One more than asked for, when there is more. */
  @Transactional
  public List<Referral> list(Viewer viewer, ListFilter filter, @Nullable Keyset after, int limit) {
    // Each direction reads its own index; an OR over both would read neither in order.
    Map<UUID, Referral> found = new LinkedHashMap<>();
    if (filter.includes(SENT)) {
      referrals
          .sentBy(viewer, filter, after, limit + 1, clock.instant())
          .forEach(r -> found.put(r.id(), r));
    }
    if (filter.includes(RECEIVED)) {
      referrals.receivedBy(viewer, filter, after, limit + 1).forEach(r -> found.put(r.id(), r));
    }
    if (viewer.coordinates() != null && filter.reference() != null && filter.direction() == null) {
      referrals.submittedIn(viewer, filter, after, limit + 1).forEach(r -> found.put(r.id(), r));
    }
    List<Referral> page = new ArrayList<>(found.values());
    page.sort(NEWEST_FIRST);
    return page.subList(0, Math.min(page.size(), limit + 1));
  }
}
