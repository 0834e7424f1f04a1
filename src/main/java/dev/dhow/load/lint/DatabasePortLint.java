package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import java.util.Map;
import java.util.Set;

/// Databases are not open to whoever can reach the host.
final class DatabasePortLint implements LintCheck {
  private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::", "[::]");
  private static final Map<String, String> DATABASES =
      Map.ofEntries(
          Map.entry("1433", "SQL Server"),
          Map.entry("1521", "Oracle"),
          Map.entry("3306", "MySQL"),
          Map.entry("5432", "PostgreSQL"),
          Map.entry("5984", "CouchDB"),
          Map.entry("6379", "Redis"),
          Map.entry("9042", "Cassandra"),
          Map.entry("9200", "Elasticsearch"),
          Map.entry("11211", "Memcached"),
          Map.entry("26257", "CockroachDB"),
          Map.entry("27017", "MongoDB"));

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    subject
        .services()
        .forEach((name, service) -> {
          for (var item : LintSubject.items(service, "ports")) {
            if (item instanceof YamlMapping port) {
              var target = LintSubject.text(port, "target");
              var database = DATABASES.get(target);
              if (database != null && EVERYWHERE.contains(LintSubject.text(port, "host_ip"))) {
                var message =
                    "service \"%s\" opens port %s (%s) to whoever can reach the host"
                        .formatted(name, target, database);
                diagnostics.add(
                    Diagnostic.warning(Code.OPEN_DATABASE, item.span(), message)
                        .withHint(
                            "write \"127.0.0.1:%s:%s\", or leave it out"
                                .formatted(target, target)));
              }
            }
          }
        });
  }
}
