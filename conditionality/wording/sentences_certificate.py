"""Sentences of the findings of `certificate`: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "certificate-too-large": mark(
        "The file weighs {given} bytes; a certificate weighs {limit} at most. Choose the certificate as it was received."
    ),
    "certificate-not-pdf": mark(
        "This file is not a PDF. Choose the certificate as it was received, not a picture or a copy of it."
    ),
    "certificate-cut": mark(
        "The file stops before its end, or something stands after it. Ask for it again, or download it again."
    ),
    "certificate-locked": mark(
        "The file is locked by a password; a certificate never is. Choose the certificate as it was received."
    ),
    "certificate-not-opened": mark(
        "What is inside the file cannot be read, or is larger than a certificate ever is. Choose the certificate as it was received."
    ),
    "certificate-without-statement": mark(
        "The seal holds, but there is no certificate inside: it is another sealed paper, such as a receipt or minutes."
    ),
    "certificate-statement-unreadable": mark(
        "What the certificate says to machines is not in the form that this program knows. Use the latest version of the program."
    ),
    "certificate-not-yet": mark("It takes effect only on {day}."),
    "certificate-expired": mark("It expired: its last day was {day}. Ask the organisation for its new certificate."),
    "certificate-suspended": mark("The region suspended it on {day}. Ask the region for details."),
    "certificate-withdrawn": mark("The region withdrew it on {day}. Ask the region for details."),
    "seal-absent": mark(
        "The file carries no seal: it is not a certificate, or a copy that was printed or saved again. Choose the certificate as it was received."
    ),
    "seal-several": mark(
        "The file names {given} seals, and a certificate carries one: something was added to it. Choose the certificate as it was received."
    ),
    "seal-damaged": mark(
        "The seal is damaged, or is not of the form that the region's seals have. Choose the certificate as it was received."
    ),
    "seal-false": mark("The seal is false: it was not made with the key that it names."),
    "seal-broken": mark(
        "The content of the file was changed after it was sealed. Do not rely on it; ask for the certificate again."
    ),
    "seal-continued": mark(
        "Something was added to the file after it was sealed. Do not rely on it; ask for the certificate again."
    ),
    "seal-not-opened": mark(
        "The key file cannot be opened: the passphrase is wrong, or it is not a PKCS#12 file that holds one key and its certificate."
    ),
    "seal-key-kind": mark("The key is of kind «{given}». Give an RSA key, or one on an elliptic curve (EC)."),
    "signer-unknown": mark(
        "It was sealed by «{given}», which none of the authorities that you trust vouches for. Someone else may bear the same name."
    ),
    "signer-out-of-time": mark("The certificate of «{given}» was not valid on {day}, the day of the seal."),
    "signer-not-checked": mark(
        "It was sealed by «{given}», but anyone can take a name: give the certificate of the region's authority to check who that is."
    ),
    "trust-not-a-certificate": mark(
        "This is not a certificate of an authority. Give a file in PEM or DER, as the region publishes it."
    ),
    "not-checked-after-failure": mark("Not checked, because of what is wrong above."),
    "option-day": mark("«{given}» is not a day. Write it so: 2026-11-21."),
    "paper-missing": mark("«{given}» is named by the certificate and is not inside."),
    "paper-unnamed": mark("«{given}» is inside and is not named by the certificate."),
    "paper-differs": mark("«{given}» is not the paper that the certificate names: its fingerprint is another."),
    "register-not-asked": mark(
        "The register cannot be reached from here. Check the certificate on the region's page too."
    ),
    "register-unknown": mark("The region's register knows no certificate «{given}»."),
    "register-differs": mark("The region's register holds another certificate under the number «{given}»."),
    "referential-not-asked": mark("No library of published référentiels is at hand."),
    "referential-not-known-here": mark(
        "«{given}» is not among the published référentiels at hand. Compare its fingerprint with the region's."
    ),
    "referential-not-published": mark("«{given}» is not the version that was published: its fingerprint is another."),
    "replay-without-papers": mark(
        "A public certificate holds no answers, so it cannot be scored again. The audit file can."
    ),
    "replay-not-asked": mark("Scoring again was not asked for."),
    "replay-unreadable": mark(
        "The score cannot be computed again: a paper inside cannot be read, or its rules have errors."
    ),
    "replay-differs": mark(
        "Scored again, the total is {again} and the scorecard inside says {found}: they are not the same, byte for byte."
    ),
    "replay-statement-differs": mark("The certificate does not say of the score what its scorecard says."),
    "standing-not-asked": mark(
        "Its dates hold. Whether it was suspended or withdrawn since stands only in the register: check it on the region's page too."
    ),
}
