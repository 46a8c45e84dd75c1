package org.amaan.casework.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.amaan.casework.client.referral.model.Agency;
import org.amaan.casework.client.referral.model.AgencyPage;
import org.amaan.casework.client.referral.model.AgencyType;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks referral-service for an agency; any failure of it becomes {@link DirectoryUnavailable}. */
@ApplicationScoped
class DirectoryGateway {

  private static final String ALL = "200";
  private static final Logger LOG = Logger.getLogger(DirectoryGateway.class);

  private final AgenciesClient referralService;

  DirectoryGateway(@RestClient AgenciesClient referralService) {
    this.referralService = referralService;
  }

  Optional<Agency> agency(String code) {
    return ask(() -> referralService.getAgency(code));
  }

  /** Those of the first page, which is more than any country has. */
  List<Agency> coordinatorsOf(String country) {
    return ask(() ->
            referralService.listAgencies(
                country, AgencyType.COORDINATOR.toString(), null, ALL, null))
        .map(AgencyPage::getItems)
        .orElseThrow(DirectoryUnavailable::new);
  }

  private static <T> Optional<T> ask(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == 404) {
        return Optional.empty();
      }
      LOG.warnf("referral-service answered %d about an agency", e.getResponse().getStatus());
      throw new DirectoryUnavailable();
    } catch (ProcessingException | IllegalStateException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.warnf("referral-service cannot be asked about an agency: %s", cause.getClass().getName());
      throw new DirectoryUnavailable();
    }
  }
}
