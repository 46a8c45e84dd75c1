package org.amaan.referral.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.Scope;
import org.amaan.platform.ids.Ids;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** An organisation on the platform. Tokens, referrals and consents name it by its code. */
@Entity
@Table(name = "agency")
public class Agency {

  @Id private String code;
  private UUID id;
  @Version private long version;
  private String name;

  @Convert(converter = AgencyTypeColumn.class)
  private AgencyType type;

  private String country;
  private @Nullable String area;

  @Convert(converter = ScopeColumn.class)
  private @Nullable Scope scope;

  private List<String> languages;
  private List<String> services;

  @Column(name = "default_unit")
  private @Nullable String defaultUnit;

  @Column(name = "receives_referrals")
  private boolean receivesReferrals;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "agency_unit", joinColumns = @JoinColumn(name = "agency_code"))
  @OrderBy("code")
  @Fetch(FetchMode.SUBSELECT)
  private List<Unit> units = new ArrayList<>();

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  protected Agency() {}

  @SuppressWarnings("NullAway.Init") // change() fills the rest
  public Agency(String code, AgencyDetails details, Instant now) {
    this.code = code;
    this.id = Ids.next();
    this.createdAt = now;
    change(details, now);
  }

  /** Replaces all that the directory says about the agency. */
  final void change(AgencyDetails details, Instant now) {
    name = details.name();
    type = details.type();
    country = details.country();
    area = details.area();
    scope = details.scope();
    languages = details.languages();
    services = details.services();
    defaultUnit = details.defaultUnit();
    receivesReferrals = details.receivesReferrals();
    if (!units.equals(details.units())) {
      units.clear();
      units.addAll(details.units());
    }
    updatedAt = now;
  }

  /** It coordinates its country: arbiter between agencies, and reads no identity. */
  public boolean coordinates() {
    return type == AgencyType.COORDINATOR && services.contains("coordination");
  }

  /** It decides what names the coordinator, and stands in where a country has none. */
  public boolean oversees() {
    return type == AgencyType.COORDINATOR && services.contains("oversight");
  }

  public boolean hasUnit(String unit) {
    return units.stream().anyMatch(known -> known.code().equals(unit));
  }

  /** Where a child goes when nobody says to which unit; empty when the agency has none for that. */
  public Optional<String> unitForChildren() {
    return units.stream().filter(Unit::children).map(Unit::code).sorted().findFirst();
  }

  public String code() {
    return code;
  }

  /** What audit entries about the agency are filed under. */
  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public String name() {
    return name;
  }

  public AgencyType type() {
    return type;
  }

  public String country() {
    return country;
  }

  public @Nullable String area() {
    return area;
  }

  public @Nullable Scope scope() {
    return scope;
  }

  public List<String> languages() {
    return languages;
  }

  List<String> services() {
    return services;
  }

  List<Unit> units() {
    return List.copyOf(units);
  }

  public @Nullable String defaultUnit() {
    return defaultUnit;
  }

  public boolean receivesReferrals() {
    return receivesReferrals;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
