// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What a SAML 2 provider says of a user, signed (SAML core, section 5). */
final class SamlAssertion {

  private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

  private static final String RESPONSE =
      """
      <p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns="%1$s" ID="response-1" \
      Version="2.0" IssueInstant="%2$s" Destination="%3$s"><Issuer>provider</Issuer><p:Status>\
      <p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status>\
      <Assertion ID="assertion-1" Version="2.0" IssueInstant="%2$s"><Issuer>provider</Issuer>\
      <Subject><NameID>%4$s</NameID>\
      <SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
      <SubjectConfirmationData NotOnOrAfter="%5$s" Recipient="%3$s"/></SubjectConfirmation>\
      </Subject><Conditions NotBefore="%2$s" NotOnOrAfter="%5$s"><AudienceRestriction>\
      <Audience>application</Audience></AudienceRestriction></Conditions>\
      <AuthnStatement AuthnInstant="%2$s"><AuthnContext><AuthnContextClassRef>\
      urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext>\
      </AuthnStatement></Assertion></p:Response>
      """;

  private SamlAssertion() {}

  /** Valid for five minutes from a moment on, as a form carries it. */
  static String of(String user, Instant from, String recipient, PrivateKey key) {
    return encode(signed(user, from, recipient, key));
  }

  /** One in which another user's name was written after it was signed. */
  static String forged(String user, String instead, String recipient, PrivateKey key) {
    return encode(signed(user, Instant.now(), recipient, key).replace(user, instead));
  }

  private static String encode(String xml) {
    return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String signed(String user, Instant from, String recipient, PrivateKey key) {
    Instant begin = from.truncatedTo(ChronoUnit.SECONDS);
    String xml =
        RESPONSE.strip().formatted(ASSERTION, begin, recipient, user, begin.plusSeconds(300));
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
      Element assertion = (Element) document.getElementsByTagNameNS(ASSERTION, "Assertion").item(0);
      assertion.setIdAttribute("ID", true);
      sign(assertion, key);
      StringWriter text = new StringWriter();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The signature follows the issuer, as the schema demands. */
  private static void sign(Element assertion, PrivateKey key)
      throws GeneralSecurityException, MarshalException, XMLSignatureException {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    Transform enveloped = factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
    Transform canonical =
        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null);
    Reference reference =
        factory.newReference(
            "#assertion-1",
            factory.newDigestMethod(DigestMethod.SHA256, null),
            List.of(enveloped, canonical),
            null,
            null);
    SignedInfo signed =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(
                CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
            List.of(reference));
    DOMSignContext place =
        new DOMSignContext(key, assertion, assertion.getFirstChild().getNextSibling());
    factory.newXMLSignature(signed, null).sign(place);
  }
}
