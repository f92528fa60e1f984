package org.leasehold.faces.r2lab.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON to the letter as Python writes it by default: a blank after each comma and colon, and nothing but ASCII. So what
 * our bus says and what the sidecar says can be compared byte by byte.
 */
public final class PythonJson {

    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_BELOW = 1e16;

    private final StringBuilder text = new StringBuilder();

    private PythonJson() {}

    /** The text of maps, iterables, texts, numbers, truth values, JSON nodes and null. */
    public static String text(@Nullable Object value) {
        PythonJson json = new PythonJson();
        json.value(value);
        return json.text.toString();
    }

    public static byte[] bytes(@Nullable Object value) {
        return text(value).getBytes(StandardCharsets.US_ASCII);
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case JsonNode node -> node(node);
            case Map<?, ?> map ->
                listed('{', '}', map.entrySet(), entry -> member(entry.getKey().toString(), entry.getValue()));
            case Iterable<?> list -> listed('[', ']', list, this::value);
            case Boolean truth -> text.append(truth);
            case Double number -> text.append(number(number));
            case Float number -> text.append(number(number.doubleValue()));
            case Number number -> text.append(number);
            default -> string(value.toString());
        }
    }

    private void node(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> listed('{', '}', node.properties(), entry -> member(entry.getKey(), entry.getValue()));
            case ARRAY -> listed('[', ']', node, this::value);
            case BOOLEAN -> value(node.asBoolean());
            case NUMBER -> value(node.isIntegralNumber() ? (Number) node.bigIntegerValue() : node.asDouble());
            case STRING -> string(node.asString());
            default -> value(null);
        }
    }

    private void member(String name, @Nullable Object value) {
        string(name);
        text.append(": ");
        value(value);
    }

    private <T> void listed(char open, char close, Iterable<T> parts, Consumer<T> writer) {
        text.append(open);
        Iterator<T> each = parts.iterator();
        while (each.hasNext()) {
            writer.accept(each.next());
            if (each.hasNext()) {
                text.append(", ");
            }
        }
        text.append(close);
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            letter(value.charAt(i));
        }
        text.append('"');
    }

    private void letter(char letter) {
        switch (letter) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            default -> {
                if (letter >= ' ' && letter < 0x7f) {
                    text.append(letter);
                } else {
                    text.append(String.format("\\u%04x", (int) letter));
                }
            }
        }
    }

    /** 1.0, 0.0001, 1e-05, 1e+16. */
    private static String number(double number) {
        double size = Math.abs(number);
        String java = Double.toString(number);
        if (size == 0 || size >= PLAIN_FROM && size < PLAIN_BELOW) {
            String plain = size == 0 ? java : new BigDecimal(java).toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        int exponent = java.indexOf('E');
        if (exponent < 0) {
            return java;
        }
        String digits = java.substring(0, exponent).replaceFirst("\\.0$", "");
        int power = Integer.parseInt(java.substring(exponent + 1));
        return digits + "e" + (power < 0 ? "-" : "+") + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
    }
}
