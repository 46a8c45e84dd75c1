package org.amaan.casework.evidence.chain;

import org.amaan.platform.problem.Refusal;

/** It was countersigned, refused or taken back. */
public final class TransferAnswered extends Refusal {
  TransferAnswered() {
    super(
        409,
        "transfer-answered",
        "The transfer was answered",
        "It was countersigned, refused or cancelled; read the item again.");
  }
}
