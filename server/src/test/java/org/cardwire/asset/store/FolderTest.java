package org.cardwire.asset.store;

class FolderTest extends MediaStoreContract {
    @Override
    MediaStore store() {
        return new Folder(folder);
    }
}
