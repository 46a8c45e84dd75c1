package org.amaan.referral.routing;

import org.amaan.platform.problem.Refusal;

/** No rule of the profile leads to an agency. */
final class NoRoute extends Refusal {
  NoRoute() {
    super(
        422,
        "no-route",
        "No agency can be chosen",
        "The country's legal profile leads to no agency of the directory for this need; address a receiver yourself.");
    at("body", "route", "no-route", "Name a receiver instead.");
  }
}
