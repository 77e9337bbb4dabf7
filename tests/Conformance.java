// Says whether PDFs keep to standards: java -cp JAR Conformance.java ua1,3a FILE... One line for each rule that is
// broken, and exit code 1 if any is. The classes of veraPDF do the work; its profiles are read here, since its own way of
// reading them needs libraries that Java no longer has.

import java.io.FileInputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.HashSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Conformance {
    static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "3a", "PDFA-3A");

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        java.util.logging.LogManager.getLogManager().reset();
        boolean kept = true;
        for (String standard : arguments[0].split(",")) {
            for (int at = 1; at < arguments.length; at++) {
                kept &= check(standard, arguments[at]);
            }
        }
        System.exit(kept ? 0 : 1);
    }

    static boolean check(String standard, String file) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(standard);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            var result = Foundries.defaultInstance().createValidator(profile(standard, flavour), false).validate(parser);
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion found : result.getTestAssertions()) {
                String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                broken.putIfAbsent(rule, found.getMessage() + " at " + found.getLocation().getContext());
            }
            broken.forEach((rule, where) -> System.out.println(standard + " " + rule + " " + file + ": " + where));
            System.out.println(standard + " " + file + ": " + result.getTotalAssertions() + " checks");
            return result.isCompliant();
        }
    }

    static ValidationProfile profile(String standard, PDFAFlavour flavour) throws Exception {
        String name = "org/verapdf/pdfa/validation/" + PROFILES.get(standard) + ".xml";
        Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(Conformance.class.getClassLoader().getResourceAsStream(name));
        Set<Rule> rules = new HashSet<>();
        NodeList found = read.getElementsByTagName("rule");
        for (int at = 0; at < found.getLength(); at++) {
            rules.add(rule((Element) found.item(at), flavour));
        }
        Set<Variable> variables = new HashSet<>();
        found = read.getElementsByTagName("variable");
        for (int at = 0; at < found.getLength(); at++) {
            Element one = (Element) found.item(at);
            variables.add(Profiles.variableFromValues(
                one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
        }
        var details = Profiles.profileDetailsFromValues(name, "", "", new java.util.Date());
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    static Rule rule(Element one, PDFAFlavour flavour) {
        Element id = (Element) one.getElementsByTagName("id").item(0);
        int number = Integer.parseInt(id.getAttribute("testNumber"));
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(flavour.getPart(), id.getAttribute("clause"), number),
            one.getAttribute("object"), one.getAttribute("deferred").equals("true"), one.getAttribute("tags"),
            text(one, "description"), text(one, "test"),
            Profiles.errorFromValues(text(one, "message"), Collections.emptyList()), Collections.emptyList());
    }

    static String text(Element one, String name) {
        return one.getElementsByTagName(name).item(0).getTextContent();
    }
}
