package org.amaan.referral.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.Scope;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.Acting;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Enters the agencies of a resource at start-up, those that are not there yet; it never changes
 * one. Set by {@code amaan.directory.seed}, which only the demo profile does.
 */
@ApplicationScoped
class EnterSeededAgencies {

  private final Optional<String> resource;
  private final AgencyRepository agencies;
  private final PutAgency putAgency;

  EnterSeededAgencies(
      @ConfigProperty(name = "amaan.directory.seed") Optional<String> resource,
      AgencyRepository agencies,
      PutAgency putAgency) {
    this.resource = resource;
    this.agencies = agencies;
    this.putAgency = putAgency;
  }

  record Seed(List<Entry> agencies) {}

  record Entry(
      String code,
      String name,
      AgencyType type,
      String country,
      @Nullable String area,
      @Nullable Scope scope,
      @Nullable List<String> languages,
      @Nullable List<String> services,
      @Nullable List<Unit> units,
      @Nullable String defaultUnit,
      @Nullable Boolean receivesReferrals) {

    AgencyDetails details() {
      return new AgencyDetails(
          name,
          type,
          country,
          area,
          scope,
          languages == null ? List.of() : languages,
          services == null ? List.of() : services,
          units == null ? List.of() : units,
          defaultUnit,
          receivesReferrals == null || receivesReferrals);
    }
  }

  @Transactional
  void plant(@Observes StartupEvent started) {
    resource.ifPresent(this::plant);
  }

  void plant(String name) {
    Caller seed = Caller.system("directory-seed");
    Acting.as(seed, () -> enter(seed, read(name).agencies()));
  }

  private int enter(Caller seed, List<Entry> entries) {
    for (Entry entry : entries) {
      agencies.lock(entry.code());
      if (agencies.find(entry.code()).isEmpty()) {
        putAgency.enter(seed, entry.code(), entry.details());
      }
    }
    return entries.size();
  }

  private static Seed read(String name) {
    YAMLMapper yaml =
        YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("amaan.directory.seed names no resource: " + name);
      }
      return yaml.readValue(in, Seed.class);
    } catch (IOException e) {
      throw new UncheckedIOException("amaan.directory.seed cannot be read: " + name, e);
    }
  }
}
