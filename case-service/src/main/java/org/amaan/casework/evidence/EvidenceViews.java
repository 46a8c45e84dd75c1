package org.amaan.casework.evidence;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.amaan.casework.api.model.Collector;
import org.amaan.casework.api.model.ContentInfo;
import org.amaan.casework.api.model.CustodyEntry;
import org.amaan.casework.api.model.CustodyGap;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.EvidenceKind;
import org.amaan.casework.api.model.OutsideHolder;
import org.amaan.casework.api.model.Signer;
import org.amaan.casework.api.model.TransferReceiver;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.Custody;
import org.amaan.casework.evidence.chain.Evidence;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.Gap;
import org.amaan.casework.evidence.chain.Holder;
import org.amaan.casework.evidence.chain.NewEntry;
import org.amaan.casework.evidence.chain.SealedText;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/** Items in the words of the contract, as far as they are open now. */
final class EvidenceViews {

  private final CaseFile file;
  private final CaseKeys.Ring keys;
  private final Instant now;

  /**
   * @param keys of the case
   */
  EvidenceViews(CaseFile file, CaseKeys.Ring keys, Instant now) {
    this.file = file;
    this.keys = keys;
    this.now = now;
  }

  /** Why what was sealed is not opened, or the key that opens it. */
  private record Seal(@Nullable DataKey key, @Nullable String withheld) {}

  private Seal seal(UUID sealedUnder) {
    if (file.isClosed() && keys.has(sealedUnder)) {
      return new Seal(null, "case-closed");
    }
    return keys.open(sealedUnder)
        .map(key -> new Seal(key, null))
        .orElseGet(() -> new Seal(null, "erased"));
  }

  /**
   * Without its chain.
   *
   * @param earlierShown whether the reader reads what this corrects
   */
  EvidenceItem item(Chain chain, @Nullable UUID correctedBy, boolean earlierShown) {
    Evidence item = chain.item();
    EvidenceItem view =
        new EvidenceItem(
            item.id(),
            EvidenceKind.fromValue(item.kind()),
            CaseViews.unit(item.author()),
            item.person(),
            item.recordedAt(),
            item.handling(),
            item.collectedAt(),
            chain.gaps(Custody.of(file), earlierShown, now).stream()
                .map(EvidenceViews::gap)
                .toList());
    view.setPreserves(item.preserves());
    view.setCorrects(item.corrects());
    view.setCorrectedBy(correctedBy);
    view.setHolder(holder(chain));
    view.setChain(null);
    chain
        .content()
        .ifPresent(
            added -> view.setContent(new ContentInfo(added.mediaType(), added.size(), added.at())));
    Seal seal = seal(item.sealedUnder());
    if (seal.key() == null) {
      view.setWithheld(
          EvidenceItem.WithheldEnum.fromValue(Objects.requireNonNull(seal.withheld())));
      view.setCollectedBy(collector(item.collectedBy(), null));
    } else {
      SealedText.OfItem said = item.statement(seal.key());
      view.setDescription(said.description());
      view.setPlace(said.place());
      view.setSha256(said.sha256());
      view.setCollectedBy(collector(item.collectedBy(), said.collector()));
    }
    return view;
  }

  EvidenceItem withChain(Chain chain, @Nullable UUID correctedBy, boolean earlierShown) {
    EvidenceItem view = item(chain, correctedBy, earlierShown);
    view.setChain(chain.entries().stream().map(entry -> entry(chain, entry)).toList());
    return view;
  }

  private CustodyEntry entry(Chain chain, EvidenceEntry entry) {
    Holder signer = entry.signer();
    Signer by = new Signer(Objects.requireNonNull(signer.agency()));
    by.setUnit(signer.unit());
    CustodyEntry view =
        new CustodyEntry(
            entry.id(),
            entry.position(),
            CustodyEntry.ActionEnum.fromValue(entry.action().value()),
            by,
            Objects.requireNonNull(signer.person()),
            entry.happenedAt(),
            entry.at(),
            HexFormat.of().formatHex(entry.hash()));
    view.setAbout(entry.about());
    view.setReason(entry.reason());
    view.setDueAt(entry.dueAt());
    Holder to = entry.to();
    if (to != null && to.isOutside()) {
      view.setOutside(OutsideHolder.fromValue(Objects.requireNonNull(to.outside())));
    } else if (to != null) {
      TransferReceiver receiver =
          new TransferReceiver(
              Objects.requireNonNull(to.agency()), Objects.requireNonNull(to.person()));
      receiver.setUnit(to.unit());
      view.setTo(receiver);
    }
    if (entry.action() == NewEntry.Action.HANDED_OVER) {
      view.setCountersigned(countersigned(chain, entry));
    }
    UUID sealedUnder = entry.sealedUnder();
    if (entry.hasText() && sealedUnder != null) {
      addText(view, entry, seal(sealedUnder));
    }
    return view;
  }

  private static void addText(CustodyEntry view, EvidenceEntry entry, Seal seal) {
    if (seal.key() == null) {
      view.setWithheld(
          CustodyEntry.WithheldEnum.fromValue(Objects.requireNonNull(seal.withheld())));
    } else {
      SealedText.OfEntry text = entry.text(seal.key());
      view.setPlace(text.place());
      view.setSeal(text.seal());
      view.setName(text.name());
    }
  }

  private static CustodyEntry.CountersignedEnum countersigned(Chain chain, EvidenceEntry entry) {
    if (!entry.awaitsAnswer()) {
      return CustodyEntry.CountersignedEnum.EXTERNAL;
    }
    if (chain.isPending(entry)) {
      return CustodyEntry.CountersignedEnum.PENDING;
    }
    return chain.isCountersigned(entry)
        ? CustodyEntry.CountersignedEnum.YES
        : CustodyEntry.CountersignedEnum.NO;
  }

  private static CustodyGap gap(Gap gap) {
    CustodyGap view =
        new CustodyGap(CustodyGap.CodeEnum.fromValue(gap.code().value()), gap.since());
    view.setEntry(gap.entry());
    return view;
  }

  private static org.amaan.casework.api.model.@Nullable Holder holder(Chain chain) {
    Holder holder = chain.holder();
    if (holder == null) {
      return null;
    }
    org.amaan.casework.api.model.Holder view =
        new org.amaan.casework.api.model.Holder(chain.heldSince());
    view.setAgency(holder.agency());
    view.setUnit(holder.unit());
    view.setPerson(holder.person());
    if (holder.outside() != null) {
      view.setOutside(OutsideHolder.fromValue(holder.outside()));
    }
    return view;
  }

  private static @Nullable Collector collector(@Nullable String person, @Nullable String name) {
    if (person == null && name == null) {
      return null;
    }
    Collector collector = new Collector();
    collector.setPerson(person);
    collector.setName(name);
    return collector;
  }
}
