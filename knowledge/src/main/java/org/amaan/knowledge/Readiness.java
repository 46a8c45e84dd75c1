package org.amaan.knowledge;

/**
 * What an agency says about itself, and whether it is suspended, as far as it matters for one
 * referral. Nothing here is counted from referrals, so nobody can learn of the referrals of others
 * by looking where theirs go.
 *
 * @param suspended nobody there can read anything until it is reinstated
 * @param paused it takes nothing new at the moment
 * @param full it has said that it has no room
 * @param offDuty the work cannot wait, and nobody is on duty there
 */
public record Readiness(boolean suspended, boolean paused, boolean full, boolean offDuty) {

  /** It takes work as far as anybody knows. */
  public static final Readiness UNSAID = new Readiness(false, false, false);

  /** Of one that is let in. */
  public Readiness(boolean paused, boolean full, boolean offDuty) {
    this(false, paused, full, offDuty);
  }

  /** The same of an agency that is suspended. */
  public Readiness butSuspended() {
    return new Readiness(true, paused, full, offDuty);
  }
}
