package org.amaan.knowledge.comparison;

import java.util.List;
import java.util.Optional;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.CounselsView;
import org.amaan.knowledge.law.LawDate;
import org.amaan.knowledge.law.Mark;
import org.amaan.knowledge.law.State;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its source, as it is shown.
 *
 * @param mark null of what was not found
 * @param inForceFrom a day, a month or a year
 * @param repealedOn a day, a month or a year
 * @param confirmedByCounsel whether counsel has confirmed this statement
 */
public record ToldStatement(
    String id,
    Topic topic,
    @Nullable String article,
    String says,
    State state,
    @Nullable Mark mark,
    @Nullable String inForceFrom,
    @Nullable String repealedOn,
    LegalProfile.Source source,
    boolean confirmedByCounsel) {

  public static ToldStatement of(LegalProfile profile, Statement statement, CounselsView counsel) {
    return new ToldStatement(
        statement.id(),
        statement.topic(),
        statement.article(),
        statement.says(),
        statement.state(),
        statement.mark(),
        text(statement.inForceFrom()),
        text(statement.repealedOn()),
        profile.source(statement.source()),
        counsel.confirms(List.of(), statement.id(), List.of()));
  }

  static @Nullable String text(@Nullable LawDate date) {
    return Optional.ofNullable(date).map(LawDate::text).orElse(null);
  }
}
