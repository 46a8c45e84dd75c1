package org.amaan.referral.subject.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.disclosure.decision.Handling;
import org.amaan.referral.disclosure.decision.HandlingCodes;

/** What handling codes must say to be kept, beyond the shape that the contract gives them. */
@ApplicationScoped
public class HandlingRules {

  private final DirectoryQueries directory;

  HandlingRules(DirectoryQueries directory) {
    this.directory = directory;
  }

  /**
   * @param at where the subject stands in the request's body, ending with a dot unless it is all of
   *     it
   */
  public void check(HandlingCodes codes, String at) {
    Set<DataCategory> seen = EnumSet.noneOf(DataCategory.class);
    List<Handling> set = codes.set();
    for (int i = 0; i < set.size(); i++) {
      Handling handling = set.get(i);
      String here = at + "handling[" + i + "].";
      if (!seen.add(handling.category())) {
        throw InvalidRequest.field(
            "body", here + "category", "repeated", "Say one code for each category.");
      }
      if ((handling.code() == HandlingCode.H3) != (handling.condition() != null)) {
        throw InvalidRequest.field(
            "body",
            here + "condition",
            "h3-only",
            "H3 says its condition in words, no other code.");
      }
      if (handling.code() == HandlingCode.H0 && !handling.permittedTo().isEmpty()) {
        throw InvalidRequest.field(
            "body", here + "permittedTo", "not-restricted", "H0 restricts nobody.");
      }
      for (String agency : handling.permittedTo()) {
        if (directory.find(agency).isEmpty()) {
          throw InvalidRequest.field(
              "body",
              here + "permittedTo",
              "unknown-agency",
              "The directory does not have one of these codes; GET /v1/agencies lists them.");
        }
      }
    }
  }
}
