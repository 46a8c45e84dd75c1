package org.amaan.casework.evidence;

import org.amaan.platform.problem.Refusal;

/** There is no hash to hold a content against, or there could be none. */
final class ContentNotExpected extends Refusal {
  ContentNotExpected() {
    super(
        422,
        "content-not-expected",
        "This item has no content",
        "A thing has no hash; an item without a hash, or whose hash was erased, takes no content.");
  }
}
