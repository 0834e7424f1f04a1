package dev.dhow.plan;

import dev.dhow.model.Service;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContainerSpecs;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.Names;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Collection;

/// Plans the creation of one replica's container: under its own name, or under a temporary one as
/// long as another one has that.
final class ReplicaCreation {
  /// docker compose counts a one-off so where it is linked to others.
  private static final int NO_NUMBER = -1;

  private final PlanBuilder plan;
  private final Situation situation;
  private final RemovalPlanner removals;
  private final Service service;
  private final int number;

  ReplicaCreation(
      PlanBuilder plan, Situation situation, RemovalPlanner removals, Service service, int number) {
    this.plan = plan;
    this.situation = situation;
    this.removals = removals;
    this.service = service;
    this.number = number;
  }

  /// What its container is called in the end.
  String name() {
    return Names.container(situation.project(), service, number);
  }

  /// What its container is to be.
  ContainerSpec spec() {
    return situation.spec(service, number);
  }

  /// Where there is none.
  StepId create(Reason reason, Collection<Need> needs, Neighbours neighbours) {
    return create(spec(), reason, needs, neighbours);
  }

  /// To take the place of another one.
  StepId create(
      ObservedContainer old, Reason reason, Collection<Need> needs, Neighbours neighbours) {
    return create(replacement(old), reason, needs, neighbours);
  }

  /// Whether what takes the place of another one has volumes that belong to nobody else.
  boolean hasAnonymousVolumes(ObservedContainer old) {
    return replacement(old).mounts().stream().anyMatch(MountSpec.AnonymousVolume.class::isInstance);
  }

  private StepId create(
      ContainerSpec spec, Reason reason, Collection<Need> needs, Neighbours neighbours) {
    var before = new ArrayList<>(needs);
    before.addAll(removals.toTake(spec.name()));
    var linkedAs = situation.isOneOff(service) ? NO_NUMBER : number;
    var linked = spec.withLinks(neighbours.links(service, linkedAs));
    before.addAll(neighbours.before(service, linked));
    var peers = neighbours.peers(service, linked);
    var create = new Action.CreateContainer(explained(linked), peers);
    return plan.add(create, reason, service.name(), before);
  }

  /// Nobody ever asks what has changed since a one-off was made.
  private ContainerSpec explained(ContainerSpec spec) {
    return situation.isOneOff(service)
        ? spec
        : ContainerSpecs.explained(
            spec, situation.project(), service, situation.request().making().random());
  }

  private ContainerSpec replacement(ObservedContainer old) {
    var spec = ContainerSpecs.replacing(spec(), situation.project(), service);
    var temporary = spec.withName(Temporary.ofNew(old.id(), name()));
    return situation.request().replacing().renewAnonymousVolumes()
        ? temporary
        : AnonymousVolumes.carriedOver(temporary, old, situation.imageVolumes(service));
  }
}
