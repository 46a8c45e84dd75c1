package org.amaan.casework.testing.cycle.there;

import org.amaan.casework.testing.cycle.back.Back;
import org.jspecify.annotations.Nullable;

/** One half of a cycle, for a test that must find it. */
public class There {
  @Nullable Back back;
}
