package io.throughline.connectors.privacy;

import java.util.Set;
import java.util.regex.Pattern;

/** Which properties identify a person, by their names and by what they hold: such properties are left out. */
public final class PersonalData {

    private static final Set<String> NAMES = Set.of(
            "name",
            "fullname",
            "firstname",
            "lastname",
            "middlename",
            "givenname",
            "familyname",
            "surname",
            "email",
            "emailaddress",
            "mail",
            "phone",
            "phonenumber",
            "mobile",
            "mobilenumber",
            "telephone",
            "ip",
            "ipaddress",
            "userip",
            "useripaddress",
            "birthday",
            "birthdate",
            "dateofbirth",
            "street",
            "streetaddress");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]{1,63}(\\.[^\\s@.]{1,63}){1,8}");
    private static final int LONGEST_ADDRESS = 254;

    private PersonalData() {}

    /** Whether the last part of a dotted name is that of personal data, however it is written: {@code user.firstName}. */
    public static boolean isNamed(String dottedName) {
        StringBuilder plain = new StringBuilder();
        for (int i = dottedName.lastIndexOf('.') + 1; i < dottedName.length(); i++) {
            char c = dottedName.charAt(i);
            if (Character.isLetter(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return NAMES.contains(plain.toString());
    }

    /** Whether {@code text} is an e-mail address as a whole. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS
                && text.indexOf('@') > 0
                && ADDRESS.matcher(text.strip()).matches();
    }
}
