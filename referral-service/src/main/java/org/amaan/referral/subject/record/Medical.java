package org.amaan.referral.subject.record;

/** What is known about the subject's health. Data category {@code medical}. */
record Medical(String summary) {

  @Override
  public String toString() {
    return "Medical[withheld]";
  }
}
