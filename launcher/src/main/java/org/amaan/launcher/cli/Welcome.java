package org.amaan.launcher.cli;

import org.amaan.launcher.stack.EmbeddedKeycloak;
import org.amaan.launcher.stack.Ports;

/** What a newcomer needs to see once everything runs. */
final class Welcome {

  private Welcome() {}

  static String text(Ports ports) {
    return """

    Amaan is ready. Each service shows its API and lets you try it out:
      referral-service       http://127.0.0.1:%d/q/swagger-ui
      case-service           http://127.0.0.1:%d/q/swagger-ui
      notification-service   http://127.0.0.1:%d/q/swagger-ui
      Keycloak (realm amaan) %s/realms/amaan
      PostgreSQL             127.0.0.1:%d
      Mails it sends         http://127.0.0.1:%d (caught here; none leaves this machine)

    Who can call (all fictional; secret: demo-<client>, "Authorize" in the page or ./amaan token CLIENT):
      umeed-caseworker       an NGO that refers a victim
      sehat-integration      a hospital's record system
      ahtc-supervisor        the anti-trafficking police: receives and accepts (unit ahtc-islamabad)
      ahtc-officer-1         its officer: pulls the inbox and claims cases
      lahore-supervisor      a provincial police unit: answers handovers
      nrm-pk                 the national coordinator
      Persons sign in as amina, bilal, sana or nadia; password: demo-<name>

    Next, ask as the NGO for the referrals it sent:
      curl -s -H "Authorization: Bearer $(./amaan token umeed-caseworker)" \\
           "http://127.0.0.1:%d/v1/referrals?direction=sent"
    """
        .formatted(
            ports.referral(),
            ports.casework(),
            ports.notification(),
            EmbeddedKeycloak.url(ports.keycloak()),
            ports.postgres(),
            ports.mail(),
            ports.referral());
  }
}
