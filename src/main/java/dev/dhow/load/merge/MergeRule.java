package dev.dhow.load.merge;

/// How the values of one field are put together.
enum MergeRule {
  /// The later one counts.
  REPLACE,
  /// One text, a list of texts, or a mapping as a list of `KEY=value`; the later ones are added.
  ADD_TO_LIST,
  /// Like [#ADD_TO_LIST], without those that are there already.
  ADD_NEW_TO_LIST,
  /// A list of names is a mapping of names to nothing; mappings merge key by key.
  BY_NAME,
  /// Like [#BY_NAME], for `depends_on`: a mere name stands for a service that has started.
  BY_DEPENDENCY,
  /// A text is the context of a build.
  BUILD,
  /// Options are merged unless the driver changes.
  LOGGING,
  /// Address pools are the same when their subnets are.
  BY_SUBNET
}
