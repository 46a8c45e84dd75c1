package org.amaan.casework.evidence.content;

import org.amaan.platform.problem.Refusal;

/** What arrived is not what the collector hashed. */
final class ContentDiffers extends Refusal {
  ContentDiffers() {
    super(
        422,
        "content-differs",
        "This is not the content that was collected",
        "The SHA-256 of what arrived is not the one recorded for the item. Nothing was kept. Look for the original; a wrong hash is corrected by a new item.");
  }
}
