package org.amaan.referral.competence;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.RoutingRule;
import org.amaan.knowledge.RoutingRule.Undecided;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.referral.api.CompetenceApi;
import org.amaan.referral.api.model.CompetenceChoice;
import org.amaan.referral.api.model.CompetenceOption;
import org.amaan.referral.api.model.CompetenceQuestion;
import org.amaan.referral.api.model.CountryCompetence;
import org.jspecify.annotations.Nullable;

class CompetenceResource implements CompetenceApi {

  private final CurrentCaller caller;
  private final CompetenceQueries competence;
  private final SetCompetence setCompetence;

  CompetenceResource(
      CurrentCaller caller, CompetenceQueries competence, SetCompetence setCompetence) {
    this.caller = caller;
    this.competence = competence;
    this.setCompetence = setCompetence;
  }

  @Override
  public Response getCompetence(String country) {
    return Response.ok(answer(country)).build();
  }

  @Override
  public Response setCompetence(
      String country, String ruleId, CompetenceChoice choice, @Nullable String ifMatch) {
    setCompetence.set(caller.get(), country, ruleId, choice.getOption(), ifMatch);
    return Response.ok(answer(country)).build();
  }

  private CountryCompetence answer(String country) {
    LegalProfile profile = competence.profileOf(country);
    return new CountryCompetence()
        .country(country)
        .profile(profile.id())
        .profileVersion(profile.version())
        .items(competence.questionsOf(country).stream().map(CompetenceResource::item).toList());
  }

  private static CompetenceQuestion item(CompetenceQueries.Question question) {
    Undecided undecided = Objects.requireNonNull(question.rule().undecided());
    CompetenceQuestion item =
        new CompetenceQuestion()
            .rule(question.rule().id())
            .version(question.setting() == null ? 0L : question.setting().version())
            .reason(question.rule().reason())
            .options(undecided.options().stream().map(CompetenceResource::option).toList())
            .byDefault(undecided.byDefault())
            .defaultReason(undecided.defaultReason());
    CompetenceSetting setting = question.setting();
    return setting == null
        ? item
        : item.set(setting.option()).setBy(setting.chosenBy()).setAt(setting.chosenAt());
  }

  private static CompetenceOption option(RoutingRule.Option option) {
    return new CompetenceOption().id(option.id()).name(option.name()).reason(option.reason());
  }
}
