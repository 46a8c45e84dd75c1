package org.amaan.knowledge;

/**
 * What a receiver may do with a fact, after the handling codes that European police agencies use.
 * Who provided the fact sets it, and alone lifts it.
 */
public enum HandlingCode {
  /** No restriction beside those that hold for everything here. */
  H0,
  /** Not to be used as evidence in court without the provider's permission. */
  H1,
  /** Not to be passed on without the provider's permission. */
  H2,
  /** Restricted as the provider says in words; until it agrees, treated as {@link #H2}. */
  H3
}
