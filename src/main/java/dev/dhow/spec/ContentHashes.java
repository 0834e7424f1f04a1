package dev.dhow.spec;

import dev.dhow.model.Content;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import java.util.Base64;
import java.util.TreeMap;

/// One hash per config and secret of a container, kept in a label beside the [Fingerprint], so that
/// changed content counts as a change. The container's salt goes into each.
///
/// Those of secrets are short: too few bits to find a secret by trying all. In return one change in
/// 262144 goes unnoticed.
public final class ContentHashes {
  private static final int BITS_PER_LETTER = 6;
  private static final int CONFIG_LETTERS = 96 / BITS_PER_LETTER;
  private static final int SECRET_LETTERS = 18 / BITS_PER_LETTER;

  private ContentHashes() {}

  /// By what they are, such as `config app`; those whose content is not known are left out.
  public static Fingerprint of(Project project, Service service, String salt) {
    var hashes = new TreeMap<String, String>();
    for (var given : ServiceFiles.of(project, service).all()) {
      var name = given.kind().word() + " " + given.object().key();
      var letters = given.kind() == ContentFile.Kind.SECRET ? SECRET_LETTERS : CONFIG_LETTERS;
      if (given.object().key().equals(ServiceFiles.LOGINS)) {
        continue; // helpers may hand out another one each time
      }
      given.object().data().ifPresent(data -> hashes.put(name, hash(salt, name, data, letters)));
    }
    return new Fingerprint(hashes);
  }

  private static String hash(String salt, String name, Content content, int letters) {
    var own = Base64.getUrlEncoder().encodeToString(ConfigHash.sha256(content.bytes()));
    var digest = ConfigHash.sha256(salt + " " + name + "=" + own);
    return Base64.getUrlEncoder().encodeToString(digest).substring(0, letters);
  }
}
