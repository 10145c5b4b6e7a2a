package org.cardwire.media.svg.easel;

import java.awt.Dimension;
import java.awt.geom.Dimension2D;
import org.apache.batik.bridge.EmbededExternalResourceSecurity;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.bridge.NoLoadScriptSecurity;
import org.apache.batik.bridge.ScriptSecurity;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.util.ParsedURL;

/** Looks at a drawing without a screen, loads what is embedded in it and nothing else, and runs nothing. */
final class Nobody extends UserAgentAdapter {
    private final FontFamilyResolver fonts;

    Nobody(FontFamilyResolver fonts) {
        this.fonts = fonts;
    }

    @Override
    public FontFamilyResolver getFontFamilyResolver() {
        return fonts;
    }

    @Override
    public Dimension2D getViewportSize() {
        return new Dimension(1, 1); // the document says its own
    }

    @Override
    public float getPixelUnitToMillimeter() {
        return 25.4f / 96;
    }

    @Override
    public ExternalResourceSecurity getExternalResourceSecurity(ParsedURL resource, ParsedURL document) {
        return new EmbededExternalResourceSecurity(resource);
    }

    @Override
    public void checkLoadExternalResource(ParsedURL resource, ParsedURL document) {
        getExternalResourceSecurity(resource, document).checkLoadExternalResource();
    }

    @Override
    public ScriptSecurity getScriptSecurity(String type, ParsedURL script, ParsedURL document) {
        return new NoLoadScriptSecurity(type);
    }

    @Override
    public void checkLoadScript(String type, ParsedURL script, ParsedURL document) {
        getScriptSecurity(type, script, document).checkLoadScript();
    }

    /** A style that it does not know is left out, as in a browser. */
    @Override
    public void displayError(Exception e) {}
}
