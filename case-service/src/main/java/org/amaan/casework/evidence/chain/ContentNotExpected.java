package org.amaan.casework.evidence.chain;

import org.amaan.platform.problem.Refusal;

/** There is no hash to hold a content against, or there could be none. */
public final class ContentNotExpected extends Refusal {
  public ContentNotExpected() {
    super(
        422,
        "content-not-expected",
        "This item has no content",
        "A thing has no hash; an item without a hash, or whose hash was erased, takes no content.");
  }
}
