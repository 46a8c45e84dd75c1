package org.amaan.casework.evidence.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.evidence.chain.Gap.Code;
import org.jspecify.annotations.Nullable;

/**
 * The chain of custody of one item, read from its entries: who answers for it, what waits for a
 * signature, where it does not join. Decides nothing but what follows from the entries.
 */
public final class Chain {

  /** Longer between giving and receiving, somebody must have had it in between. */
  private static final Duration ON_THE_WAY = Duration.ofHours(24);

  /** Far more than an item is handed over. */
  private static final int LIMIT = 200;

  private final Evidence item;
  private final List<EvidenceEntry> entries;
  private final List<Gap> broken = new ArrayList<>();
  private @Nullable Holder holder;
  private Instant since;
  private @Nullable EvidenceEntry pending;
  private @Nullable EvidenceEntry content;

  /**
   * @param entries in their order
   */
  public Chain(Evidence item, List<EvidenceEntry> entries) {
    this.item = item;
    this.entries = List.copyOf(entries);
    this.since = item.collectedAt();
    entries.forEach(this::read);
  }

  private void read(EvidenceEntry entry) {
    switch (entry.action()) {
      case RECORDED -> hold(entry.to(), entry.happenedAt());
      case CONTENT_ADDED -> content = entry;
      case HANDED_OVER -> {
        joins(since, entry);
        if (entry.awaitsAnswer()) {
          pending = entry;
        } else {
          hold(entry.to(), entry.happenedAt());
        }
      }
      case COUNTERSIGNED -> {
        Instant given = pending == null ? since : pending.happenedAt();
        joins(given, entry);
        if (entry.happenedAt().isAfter(given.plus(ON_THE_WAY))) {
          broken.add(new Gap(Code.TIME_UNACCOUNTED, given, entry.id()));
        }
        hold(entry.signer(), entry.happenedAt());
      }
      case REFUSED, CANCELLED -> pending = null;
      case RECEIVED -> {
        joins(since, entry);
        if (holder != null && !holder.isOutside()) {
          broken.add(new Gap(Code.GIVER_DID_NOT_SIGN, entry.happenedAt(), entry.id()));
        }
        hold(entry.signer(), entry.happenedAt());
      }
    }
  }

  private void hold(@Nullable Holder by, Instant from) {
    holder = by;
    since = from;
    pending = null;
  }

  private void joins(Instant before, EvidenceEntry entry) {
    if (entry.happenedAt().isBefore(before)) {
      broken.add(new Gap(Code.TIMES_OVERLAP, entry.happenedAt(), entry.id()));
    }
  }

  /**
   * All that does not join, in the order in which it came about.
   *
   * @param earlierShown whether the reader reads the item that this one corrects, if there is one
   */
  public List<Gap> gaps(Custody custody, boolean earlierShown, Instant now) {
    List<Gap> gaps = new ArrayList<>();
    if (!earlierShown) {
      gaps.add(new Gap(Code.EARLIER_CHAIN_NOT_SHOWN, item.recordedAt(), null));
    }
    gaps.addAll(broken);
    if (item.isHashed() && content == null) {
      gaps.add(new Gap(Code.CONTENT_MISSING, item.recordedAt(), null));
    }
    if (pending != null && pending.dueAt() != null && pending.dueAt().isBefore(now)) {
      gaps.add(new Gap(Code.COUNTERSIGNATURE_OVERDUE, pending.dueAt(), pending.id()));
    }
    if (holder != null && Holder.COLLECTOR.equals(holder.outside())) {
      gaps.add(new Gap(Code.NOT_RECEIVED, since, null));
    }
    if (holder != null && !holder.isOutside() && !custody.covers(holder)) {
      gaps.add(new Gap(Code.HELD_ELSEWHERE, later(since, custody.since()), null));
    }
    return gaps;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * Who has an account, in a unit that works the case, is asked for a signature first. A handing
   * over whose two sides have both lost the case waits for nobody.
   */
  public void requireNobodyCanSign(Custody custody) {
    boolean holderCan = canSign(holder, custody);
    if (pending != null && (holderCan || canSign(pending.to(), custody))) {
      throw new TransferPending();
    }
    if (holderCan) {
      throw new HolderCanSign();
    }
  }

  private static boolean canSign(@Nullable Holder who, Custody custody) {
    return who != null && !who.isOutside() && custody.covers(who);
  }

  public boolean isHeldBy(@Nullable String agency, @Nullable String unit, @Nullable String person) {
    return holder != null && holder.is(agency, unit, person);
  }

  /** For one more handing over, with the places of its answer and of the content. */
  public void requireRoom() {
    requireRoom(3);
  }

  /** Also of what was handed over last, so that nothing waits for a signature that cannot come. */
  public void requireRoomForReceipt() {
    requireRoom(item.isHashed() && content == null ? 2 : 1);
  }

  private void requireRoom(int more) {
    if (entries.size() + more > LIMIT) {
      throw new TooManyEntries(LIMIT);
    }
  }

  public void requireNonePending() {
    if (pending != null) {
      throw new TransferPending();
    }
  }

  /** The handing over with this id, still unanswered. */
  public void requireUnanswered(EvidenceEntry transfer) {
    if (!isPending(transfer)) {
      throw new TransferAnswered();
    }
  }

  Optional<EvidenceEntry> transfer(UUID id) {
    return entries.stream()
        .filter(entry -> entry.id().equals(id) && entry.awaitsAnswer())
        .findFirst();
  }

  public boolean isPending(EvidenceEntry transfer) {
    return pending != null && pending.id().equals(transfer.id());
  }

  public boolean isCountersigned(EvidenceEntry transfer) {
    return entries.stream()
        .anyMatch(
            entry ->
                entry.action() == NewEntry.Action.COUNTERSIGNED
                    && transfer.id().equals(entry.about()));
  }

  public Evidence item() {
    return item;
  }

  public List<EvidenceEntry> entries() {
    return entries;
  }

  @Nullable EvidenceEntry last() {
    return entries.isEmpty() ? null : entries.get(entries.size() - 1);
  }

  public @Nullable Holder holder() {
    return holder;
  }

  public Instant heldSince() {
    return since;
  }

  public Optional<EvidenceEntry> content() {
    return Optional.ofNullable(content);
  }
}
